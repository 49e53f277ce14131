using Cyclops.Aws.SecretsManager;
using Cyclops.Reconcilers.Retention;

namespace Cyclops.Reconcilers.DatabaseSecret;

/// <summary>A database's secret as found: what it holds is told by its tags, its value is not read.</summary>
public sealed record DatabaseSecretState(StoredSecret Secret)
{
    public const string ServerTag = "cyclops:server";
    public const string HostTag = "cyclops:host";
    public const string PortTag = "cyclops:port";
    public const string RotateTag = "cyclops:rotate";
    public const string ReaderTag = "cyclops:reader";

    /// <summary>Hash of the database as it was last left; missing: it was not finished, or it was locked since.</summary>
    public const string AppliedTag = "cyclops:applied";

    /// <summary>Name of the server in the environment's manifest.</summary>
    public string? Server => Tag(ServerTag);

    /// <summary>Since when nobody asks for it; null: somebody does.</summary>
    public string? Quarantined => Tag(RetentionTags.Quarantined);

    /// <summary>What one of its tags says; null: it has none of that name.</summary>
    public string? Tag(string name) => Secret.Tags.TryGetValue(name, out var text) ? text : null;

    /// <summary>Whether it was quarantined and the time that it is kept is over.</summary>
    public bool IsExpired(DateTimeOffset now) => RetentionTags.IsOver(Secret.Tags, now);
}
