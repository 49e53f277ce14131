using Amazon.SimpleEmailV2.Model;
using Cyclops.Aws.Calls;

namespace Cyclops.Aws.Ses;

/// <summary>Amazon SES in our records.</summary>
public sealed class SesGateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>The region in use: SES knows an account in each of them by itself.</summary>
    public string Region => clients.Region;

    /// <summary>How the account may send in this region.</summary>
    public async Task<SesAccount> AccountAsync(CancellationToken cancellationToken)
    {
        const string operation = "ses:GetAccount";
        var answer = await calls.SendAsync(
            CallFamily.Ses,
            operation,
            $"the account in {Region}",
            ct => clients.Email.GetAccountAsync(new GetAccountRequest(), ct),
            cancellationToken);
        return new(answer.ProductionAccessEnabled ?? throw Answers.Partial(operation, $"the account in {Region}"));
    }
}
