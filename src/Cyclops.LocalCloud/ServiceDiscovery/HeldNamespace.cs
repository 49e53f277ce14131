namespace Cyclops.LocalCloud.ServiceDiscovery;

/// <summary>A private DNS namespace: a domain that one VPC sees.</summary>
internal sealed class HeldNamespace(string id, string arn, string name, string vpcId)
{
    public string Id => id;

    public string Arn => arn;

    public string Name => name;

    public string VpcId => vpcId;

    public TagSet Tags { get; } = new();

    /// <summary>By id.</summary>
    public SortedDictionary<string, HeldRegistry> Services { get; } = new(StringComparer.Ordinal);
}
