namespace Cyclops.LocalCloud.FileSystems;

/// <summary>One file system. Nothing is ever in it.</summary>
internal sealed class HeldFileSystem(string id, string arn)
{
    public string Id => id;

    public string Arn => arn;

    public TagSet Tags { get; } = new();

    /// <summary>By id.</summary>
    public SortedDictionary<string, HeldMountTarget> MountTargets { get; } = new(StringComparer.Ordinal);

    /// <summary>By id.</summary>
    public SortedDictionary<string, HeldAccessPoint> AccessPoints { get; } = new(StringComparer.Ordinal);
}
