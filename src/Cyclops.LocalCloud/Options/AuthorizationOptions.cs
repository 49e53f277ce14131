namespace Cyclops.LocalCloud.Options;

/// <summary>
/// Who may do what, by IAM policy documents (JSON, identity-based). Keys of an assumed role are always judged by that role's
/// policies in the local IAM.
/// </summary>
public sealed record AuthorizationOptions
{
    /// <summary>
    /// Policies by access key; several count together. Null instead of policies: that key may do everything. Default: no key is
    /// named.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>?> Callers { get; init; } = new Dictionary<string, IReadOnlyList<string>?>();

    /// <summary>Policies of every access key that <see cref="Callers"/> does not name. Default null: those may do everything.</summary>
    public IReadOnlyList<string>? Others { get; init; }
}
