using System.Text.RegularExpressions;
using Amazon.ElastiCache.Model;
using Cyclops.LocalCloud.Time;

namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>What a replication group must look like.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html.</remarks>
internal static partial class GroupRules
{
    public const int MostNodes = 6;
    private const int ShortestWindow = 60;

    public static void CheckServed(CreateReplicationGroupRequest request)
    {
        if (request.NumNodeGroups > 1 || request.NodeGroupConfiguration is { Count: > 0 } || request.ClusterMode?.Value is not (null or "disabled"))
        {
            throw CacheErrors.NotServed("replication groups of one shard with cluster mode disabled only");
        }

        if (request.PrimaryClusterId is not null || request.GlobalReplicationGroupId is not null || request.SnapshotArns is { Count: > 0 } || request.ServerlessCacheSnapshotName is not null
            || request.UserGroupIds is { Count: > 0 } || request.CacheSecurityGroupNames is { Count: > 0 } || request.DataTieringEnabled == true)
        {
            throw CacheErrors.NotServed("no primary clusters of one's own, global datastores, snapshots in S3 or of serverless caches, user groups, cache security groups or data tiering");
        }
    }

    /// <summary>The number of nodes, the primary included.</summary>
    public static int Nodes(CreateReplicationGroupRequest request)
    {
        if (request.NumCacheClusters is not null && (request.ReplicasPerNodeGroup is not null || request.NumNodeGroups is not null))
        {
            throw CacheErrors.Combination("Cannot specify NumCacheClusters with NumNodeGroups or ReplicasPerNodeGroup.");
        }

        var nodes = request.NumCacheClusters ?? (request.ReplicasPerNodeGroup ?? 0) + 1;
        return nodes is >= 1 and <= MostNodes
            ? nodes
            : throw CacheErrors.Value($"Invalid number of nodes: {nodes}. A node group has one primary and at most {MostNodes - 1} replicas.");
    }

    public static void CheckFailover(bool failover, bool multipleZones, int nodes)
    {
        if (failover && nodes < 2)
        {
            throw CacheErrors.Combination("When using automatic failover, there must be at least 2 cache clusters in the replication group.");
        }

        if (multipleZones && !failover)
        {
            throw CacheErrors.Combination("Must turn on automatic failover to enable Multi-AZ.");
        }
    }

    public static void CheckNodeType(string? given)
    {
        if (string.IsNullOrEmpty(given))
        {
            throw CacheErrors.Value("The parameter CacheNodeType must be provided and must not be blank.");
        }

        if (!NodeType().IsMatch(given))
        {
            throw CacheErrors.Value($"Invalid cache node type: {given}");
        }
    }

    public static void CheckSettings(int? retention, string? snapshotWindow, string? maintenance, string? description)
    {
        if (description is { Length: 0 })
        {
            throw CacheErrors.Value("The parameter ReplicationGroupDescription must be provided and must not be blank.");
        }

        if (retention is < 0 or > 35)
        {
            throw CacheErrors.Value($"Invalid snapshot retention limit: {retention}. Must be between 0 and 35.");
        }

        if (snapshotWindow is not null && !MaintenanceWindow.IsDaily(snapshotWindow, ShortestWindow))
        {
            throw CacheErrors.Value($"The parameter SnapshotWindow is not valid: {snapshotWindow}. It must be hh24:mi-hh24:mi and at least {ShortestWindow} minutes.");
        }

        if (maintenance is not null && !MaintenanceWindow.IsWeekly(maintenance, ShortestWindow))
        {
            throw CacheErrors.Value($"The parameter PreferredMaintenanceWindow is not valid: {maintenance}. It must be ddd:hh24:mi-ddd:hh24:mi and at least {ShortestWindow} minutes.");
        }
    }

    public static void CheckToken(string token, bool encrypted)
    {
        if (!encrypted)
        {
            throw CacheErrors.Combination("Auth token is only supported when transit encryption is enabled.");
        }

        if (token.Length is < 16 or > 128 || token.Any(c => c is < '!' or > '~' or '@' or '"' or '/'))
        {
            throw CacheErrors.Value("Invalid AuthToken provided. It must have 16 to 128 printable characters, none of them '@', '\"' or '/'.");
        }
    }

    public static void CheckPort(int? port)
    {
        if (port is < 1024 or > 65_535)
        {
            throw CacheErrors.Value($"Invalid port: {port}.");
        }
    }

    [GeneratedRegex(@"^cache\.((t2|t3|t4g)\.(micro|small|medium)|(m|r|c)[3-9][a-z]{0,3}\.(large|xlarge|[1-9][0-9]?xlarge))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NodeType();
}
