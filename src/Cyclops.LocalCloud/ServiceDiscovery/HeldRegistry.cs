namespace Cyclops.LocalCloud.ServiceDiscovery;

/// <summary>A service of a namespace: a name under which tasks are found.</summary>
internal sealed class HeldRegistry(string id, string arn, string name)
{
    public string Id => id;

    public string Arn => arn;

    public string Name => name;

    public TagSet Tags { get; } = new();
}
