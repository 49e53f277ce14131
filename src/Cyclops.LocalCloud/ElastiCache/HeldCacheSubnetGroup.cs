using Amazon.ElastiCache.Model;

namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>A cache subnet group.</summary>
internal sealed class HeldCacheSubnetGroup(CacheSubnetGroup model)
{
    public CacheSubnetGroup Model => model;

    public string Name => model.CacheSubnetGroupName;

    public TagSet Tags { get; } = new();

    /// <summary>In order.</summary>
    public List<string> Zones => [.. model.Subnets.Select(s => s.SubnetAvailabilityZone.Name).Distinct().Order(StringComparer.Ordinal)];
}
