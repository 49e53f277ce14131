using Amazon.ElastiCache.Model;

namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>A replication group of one shard. Its AUTH token is not kept: nothing here would ask for it.</summary>
internal sealed class HeldReplicationGroup(ReplicationGroup model, HeldCacheSubnetGroup subnets, EndpointNames endpoints)
{
    public const string Available = "available";
    public const string Creating = "creating";
    public const string Modifying = "modifying";
    public const string Deleting = "deleting";

    public ReplicationGroup Model => model;

    public string Id => model.ReplicationGroupId;

    public string Arn => model.ARN;

    public HeldCacheSubnetGroup Subnets => subnets;

    public EndpointNames Endpoints => endpoints;

    public TagSet Tags { get; } = new();

    /// <summary>The primary first.</summary>
    public List<HeldNode> Nodes { get; } = [];

    /// <summary>The full version, e.g. <c>7.1.0</c>; the group itself does not tell it, its clusters do.</summary>
    public required string EngineVersion { get; set; }

    public required string ParameterGroup { get; set; }

    public required List<string> SecurityGroups { get; set; }

    /// <summary>When maintenance may happen, e.g. <c>sun:05:00-sun:06:00</c>, UTC.</summary>
    public required string Window { get; set; }

    /// <summary>What waits for the window; null when nothing does.</summary>
    public CacheChange? Pending { get; set; }

    /// <summary>Counts changes of status: what was to end an earlier one is then void.</summary>
    public int Turn { get; set; }

    /// <summary>Where the nodes have their network interfaces.</summary>
    public IEnumerable<string> SubnetIds => subnets.Model.Subnets
        .Where(s => Nodes.Exists(n => n.Zone == s.SubnetAvailabilityZone.Name))
        .Select(s => s.SubnetIdentifier);
}
