namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>A cache parameter group of a user's own.</summary>
internal sealed class HeldCacheParameterGroup(string name, string family, string description, string arn)
{
    public string Name => name;

    /// <summary>E.g. <c>redis7</c>.</summary>
    public string Family => family;

    public string Description => description;

    public string Arn => arn;

    /// <summary>The parameters that were set; all others have the engine's defaults.</summary>
    public SortedDictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    public TagSet Tags { get; } = new();
}
