namespace Cyclops.LocalCloud.Iam;

/// <summary>The identities of each account.</summary>
internal sealed class IamAccounts
{
    private readonly RegionalState<IamState> _states = new(() => new IamState());

    public IamState this[CallContext call] => _states.Of(call.Account, "aws-global");

    public IEnumerable<KeyValuePair<string, IamState>> All => _states.All;

    public void Clear() => _states.Clear();

    /// <summary>IAM's pages: 100 unless asked otherwise, at most 1000.</summary>
    public static Page<T> Page<T>(IEnumerable<T> all, Func<T, string> key, string? marker, int? maxItems) =>
        Paging.Cut(all, key, marker, Math.Clamp(maxItems ?? 100, 1, 1000), () => AwsErrors.Validation("Invalid Marker."));
}
