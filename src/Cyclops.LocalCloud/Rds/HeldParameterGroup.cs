namespace Cyclops.LocalCloud.Rds;

/// <summary>A DB parameter group of a user's own.</summary>
internal sealed class HeldParameterGroup(string name, string family, string description, string arn)
{
    public string Name => name;

    /// <summary>E.g. <c>postgres16</c>.</summary>
    public string Family => family;

    public string Description => description;

    public string Arn => arn;

    /// <summary>The parameters that were set; all others have the engine's defaults.</summary>
    public SortedDictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    public TagSet Tags { get; } = new();
}
