using Cyclops.Engine.Kinds;
using Cyclops.Engine.Naming;
using Cyclops.Model;

namespace Cyclops.Reconcilers.Ownership;

/// <summary>
/// The tags by which a resource says that it is ours. Without them it is not, and is never changed.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>cyclops:platform</term><description>name of the platform</description></item>
/// <item><term>cyclops:environment</term><description>name of the environment</description></item>
/// <item><term>cyclops:app</term><description>name of the app; missing on what belongs to the environment itself</description></item>
/// <item><term>cyclops:resource</term><description>kind and name within the app: <c>TargetGroup/web</c></description></item>
/// <item><term>cyclops:commit</term><description>where the manifest was last applied from</description></item>
/// <item><term>cyclops:tags</term><description>names of its other tags that are the platform's; missing when none is</description></item>
/// </list>
/// </remarks>
public static class OwnershipTags
{
    public const string Platform = "cyclops:platform";
    public const string Environment = "cyclops:environment";
    public const string App = "cyclops:app";
    public const string Resource = "cyclops:resource";
    public const string Commit = "cyclops:commit";
    public const string Tags = "cyclops:tags";

    /// <summary>No value of a tag: AWS takes no brackets in one.</summary>
    private const string Gone = "(gone)";

    /// <summary>Longest value of a tag. Source: AWS General Reference, tag naming limits.</summary>
    private const int LongestValue = 256;

    /// <summary>Hexadecimal digits of the hash of a name: 40 of them, the most a platform has, fit into a value.</summary>
    private const int HashLength = 5;

    /// <summary>All tags of a resource that is being made.</summary>
    public static IReadOnlyDictionary<string, string> For(ResourceId id, VerbContext context)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in context.Tags)
        {
            tags[key] = value;
        }

        if (context.Tags.Count > 0)
        {
            tags[Tags] = NamesOf(context.Tags);
        }

        tags[Platform] = context.Platform;
        tags[Environment] = id.Owner.Environment;
        tags[Resource] = id.LocalName;
        if (id.Owner.App is { } app)
        {
            tags[App] = app;
        }

        if (context.Commit is { } commit)
        {
            tags[Commit] = commit.Sha;
        }

        return tags;
    }

    /// <summary>The tags that a change renews: where it was applied from.</summary>
    /// <returns>Null from a work tree that was not committed: then the tag stays.</returns>
    public static IReadOnlyDictionary<string, string>? Renewed(VerbContext context) =>
        context.Commit is { } commit ? new Dictionary<string, string>(StringComparer.Ordinal) { [Commit] = commit.Sha } : null;

    /// <summary>Tags that are neither Cyclops' own nor AWS's: the platform's, and those that people and other tools put there.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Others(IReadOnlyDictionary<string, string> tags) =>
        tags.Where(t => !t.Key.StartsWith("cyclops:", StringComparison.OrdinalIgnoreCase) && !t.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase));

    /// <summary>The value of <see cref="Tags"/> for a platform's tags: their names, or hashes of them when those are too long.</summary>
    public static string NamesOf(EquatableMap<string> platform)
    {
        var names = string.Join(' ', platform.Select(t => t.Key));
        return names.Length <= LongestValue ? names : string.Join(' ', platform.Select(t => HashOf(t.Key)));
    }

    /// <summary>
    /// The platform's tags among those of a resource: the same that somebody else put there is not. One that it names and does
    /// not have, as after a change that was interrupted, has a value that no wish has.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string>> Platforms(IReadOnlyDictionary<string, string> tags)
    {
        var names = tags.GetValueOrDefault(Tags, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ours = Others(tags).Where(t => names.Contains(t.Key, StringComparer.Ordinal) || names.Contains(HashOf(t.Key), StringComparer.Ordinal)).ToList();
        var gone = names.Except(ours.SelectMany(t => new[] { t.Key, HashOf(t.Key) }), StringComparer.Ordinal);
        return ours.Concat(gone.Order(StringComparer.Ordinal).Select(n => KeyValuePair.Create(n, Gone)));
    }

    /// <summary>What tags say.</summary>
    /// <param name="tags">Tags of a resource.</param>
    /// <param name="platform">Our platform.</param>
    /// <param name="environment">The environment that is being observed.</param>
    /// <returns>Null when the resource is not ours or not of this environment.</returns>
    public static Model.Ownership? Read(IReadOnlyDictionary<string, string> tags, string platform, string environment)
    {
        if (tags.GetValueOrDefault(Platform) != platform
            || tags.GetValueOrDefault(Environment) != environment
            || tags.GetValueOrDefault(Resource) is not { } local)
        {
            return null;
        }

        var slash = local.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0)
        {
            return null;
        }

        var owner = new ObjectKey(environment, tags.GetValueOrDefault(App));
        var commit = tags.GetValueOrDefault(Commit);
        return new(
            new(owner, local[..slash], local[(slash + 1)..]),
            CommitId.IsValid(commit) ? new CommitId(commit!) : null);
    }

    private static string HashOf(string name) => ResourceNames.Hash(HashLength, name);
}
