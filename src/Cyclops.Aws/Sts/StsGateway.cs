using Amazon.SecurityToken.Model;
using Cyclops.Aws.Calls;

namespace Cyclops.Aws.Sts;

/// <summary>The AWS Security Token Service in our records.</summary>
public sealed class StsGateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>Whose credentials these are.</summary>
    public async Task<CallerIdentity> WhoAsync(CancellationToken cancellationToken)
    {
        var answer = await calls.SendAsync(
            CallFamily.Sts,
            "sts:GetCallerIdentity",
            "these credentials",
            ct => clients.Sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), ct),
            cancellationToken);
        return new(
            Answers.Whole(answer.Account, "sts:GetCallerIdentity", "these credentials"),
            Answers.Whole(answer.Arn, "sts:GetCallerIdentity", "these credentials"));
    }
}
