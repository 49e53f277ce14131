using Cyclops.Aws.Iam;
using Cyclops.Aws.SecretsManager;
using Cyclops.Engine.Naming;

namespace Cyclops.Reconcilers.SmtpUser;

/// <summary>
/// Which keys of a user its secret knows. The id of each of the secret's versions follows from the key that it holds and from what that was
/// asked for with, so that a key, its secret and their bond are written in one call: nothing that a crash could come between.
/// </summary>
/// <param name="Current">The key that the secret holds and that works; null: there is none.</param>
/// <param name="Previous">The key of the version before; null: there is none.</param>
/// <param name="Unknown">All others: nobody has their secrets.</param>
internal sealed record SmtpKeys(AccessKeyState? Current, AccessKeyState? Previous, IReadOnlyList<AccessKeyState> Unknown)
{
    /// <summary>What is said of the keys when they are as they should be.</summary>
    public const string InSecret = "in the secret";

    /// <summary>Hexadecimal digits of each half of an id: with the hyphen within the 32 to 64 characters that Secrets Manager takes.</summary>
    private const int HashLength = 24;

    /// <summary>Keys beside the secret, in a word.</summary>
    public string Text =>
        Current is null ? "none that works is in the secret"
        : Unknown.Count > 0 ? $"{Unknown.Count} that nobody knows"
        : InSecret;

    /// <summary>Tells the keys of a user apart.</summary>
    public static SmtpKeys Of(IReadOnlyList<AccessKeyState> keys, StoredSecret? secret)
    {
        var current = keys.FirstOrDefault(k => Holds(secret?.VersionId, k.Id));
        var previous = keys.FirstOrDefault(k => k != current && Holds(secret?.PreviousVersionId, k.Id));
        return new(current is { IsActive: true } ? current : null, previous, [.. keys.Where(k => k != current && k != previous)]);
    }

    /// <summary>The id of the version that holds a key.</summary>
    /// <param name="key">The key's id.</param>
    /// <param name="rotate">What it was asked for with.</param>
    public static string VersionOf(string key, string rotate) => $"{ResourceNames.Hash(HashLength, key)}-{ResourceNames.Hash(HashLength, rotate)}";

    /// <summary>Whether the key of a version was asked for with a text.</summary>
    public static bool IsAskedFor(string? version, string rotate) => version?.EndsWith($"-{ResourceNames.Hash(HashLength, rotate)}", StringComparison.Ordinal) == true;

    private static bool Holds(string? version, string key) => version?.StartsWith($"{ResourceNames.Hash(HashLength, key)}-", StringComparison.Ordinal) == true;
}
