using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.Sts;

/// <summary>
/// Keeps calls from an account that is not the one the manifests name. Asked once: credentials do not change their account. While
/// nobody can tell, no call is made, and it is asked again with the next one.
/// </summary>
/// <param name="sts">Calls that are not guarded themselves.</param>
public sealed class AccountGuard(StsGateway sts, ExpectedAccount expected)
{
    private readonly Lock _lock = new();
    private Task<CallerIdentity>? _asked;

    /// <summary>The account as the newest manifests name it; its line may move.</summary>
    public ExpectedAccount Expected { get; set; } = expected;

    /// <exception cref="CloudFault"><c>WrongAccount</c>, or nobody can tell.</exception>
    public async Task CheckAsync()
    {
        var (caller, account) = (await AskOnceAsync(), Expected);
        if (caller.Account == account.Id)
        {
            return;
        }

        var where = account.Position is null ? "the manifests" : account.Position.ToString();
        throw new CloudFault(
            "WrongAccount",
            account.Role is { } role
                ? $"role {role} leads to account {caller.Account} ({caller.Arn}), and {where} says {account.Id}; nothing is read or changed there: name a role of {account.Id}, or mend the id"
                : $"the credentials are of account {caller.Account} ({caller.Arn}), and {where} says {account.Id}; nothing is read or changed there: use credentials of {account.Id}, name a role to assume there, or mend the id",
            isTransient: false);
    }

    private Task<CallerIdentity> AskOnceAsync()
    {
        lock (_lock)
        {
            if (_asked is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _asked = sts.WhoAsync(CancellationToken.None);
            }

            return _asked;
        }
    }
}
