namespace Cyclops.LocalCloud.FileSystems;

/// <summary>A directory of a file system, and who its callers are taken for.</summary>
internal sealed class HeldAccessPoint(string id, string arn)
{
    public string Id => id;

    public string Arn => arn;

    public TagSet Tags { get; } = new();
}
