using Cyclops.Aws.SecretsManager;
using Cyclops.Engine.Naming;
using Cyclops.Reconcilers.Retention;
using Cyclops.Sentry;

namespace Cyclops.Reconcilers.ErrorProject;

/// <summary>The project of an app in Sentry as found: its secret tells of it, and Sentry where it was asked.</summary>
/// <param name="Secret">The secret.</param>
/// <param name="Key">Our client key, in a word; null: Sentry was not asked, or did not answer.</param>
public sealed record ErrorProjectState(StoredSecret Secret, string? Key)
{
    /// <summary>Tag: the project.</summary>
    public const string ProjectTag = "cyclops:project";

    /// <summary>Tag: the secret with the token, for when no manifest names it any more.</summary>
    public const string TokenTag = "cyclops:token";

    /// <summary>Tag: the project that was about to be made, and was not there before.</summary>
    public const string MakingTag = "cyclops:making";

    /// <summary>Tag: the project whose DSN the secret holds; missing while that is not finished.</summary>
    public const string AppliedTag = "cyclops:applied";

    /// <summary>What is said of our key when it is as it should be.</summary>
    public const string InUse = "on, and in the secret";

    private const int HashLength = 24;

    /// <summary>Since when nobody asks for it; null: somebody does.</summary>
    public string? Quarantined => Tag(RetentionTags.Quarantined);

    /// <summary>What one of its tags says; null: it has none of that name.</summary>
    public string? Tag(string name) => Secret.Tags.TryGetValue(name, out var text) ? text : null;

    /// <summary>Whether it was quarantined and the time that it is kept is over.</summary>
    public bool IsExpired(DateTimeOffset now) => RetentionTags.IsOver(Secret.Tags, now);

    /// <summary>A key in a word.</summary>
    /// <param name="key">Ours; null: it is not there.</param>
    /// <param name="secret">The secret that should hold its DSN.</param>
    public static string Describe(SentryKey? key, StoredSecret secret) =>
        key is null ? "gone" : !key.IsActive ? "off" : Holds(secret, key.Dsn) ? InUse : "on, and not in the secret";

    /// <summary>Whether the current version of a secret holds a DSN: its id follows from it.</summary>
    public static bool Holds(StoredSecret secret, string dsn) => secret.VersionId?.StartsWith($"{ResourceNames.Hash(HashLength, dsn)}-", StringComparison.Ordinal) == true;

    /// <summary>Id of the version of a secret that holds a DSN; the version that it takes the place of makes it another each time.</summary>
    public static string VersionOf(StoredSecret secret, string dsn) => $"{ResourceNames.Hash(HashLength, dsn)}-{ResourceNames.Hash(HashLength, secret.VersionId ?? "")}";
}
