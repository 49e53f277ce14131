using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.ElastiCache;
using Amazon.ElastiCache.Internal;
using Amazon.ElastiCache.Model;
using Model = Amazon.ElastiCache.Model.ReplicationGroup;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>Where a replication group is not as its template says, apart from the number of its nodes.</summary>
internal static class CacheDifference
{
    /// <summary>The change that makes it so, at once; null when there is no difference.</summary>
    public static JsonObject? Of(ResourceCall call, Model group)
    {
        var node = call.Call<DescribeCacheClustersResponse>(ElastiCacheSchema.DescribeCacheClusters, new JsonObject { ["CacheClusterId"] = group.MemberClusters[0] }).CacheClusters[0];
        var changes = new JsonObject();
        Compare("ReplicationGroupDescription", group.Description);
        Compare("AutomaticFailoverEnabled", Flag(group.AutomaticFailover == AutomaticFailoverStatus.Enabled));
        Compare("MultiAZEnabled", Flag(group.MultiAZ == MultiAZStatus.Enabled));
        Compare("AutoMinorVersionUpgrade", Flag(group.AutoMinorVersionUpgrade == true));
        Compare("CacheNodeType", group.CacheNodeType);
        Compare("SnapshotRetentionLimit", group.SnapshotRetentionLimit?.ToString(CultureInfo.InvariantCulture));
        Compare("SnapshotWindow", group.SnapshotWindow);
        Compare("PreferredMaintenanceWindow", node.PreferredMaintenanceWindow);
        Compare("CacheParameterGroupName", node.CacheParameterGroup.CacheParameterGroupName);
        if (call.Text("EngineVersion") is { } version && version != node.EngineVersion && !node.EngineVersion.StartsWith(version + ".", StringComparison.Ordinal))
        {
            changes["EngineVersion"] = version;
        }

        var groups = call.Texts("SecurityGroupIds").Distinct().Order(StringComparer.Ordinal).ToList();
        if (groups.Count > 0 && !groups.SequenceEqual(node.SecurityGroups.Select(g => g.SecurityGroupId).Order(StringComparer.Ordinal)))
        {
            changes["SecurityGroupIds"] = call.Properties["SecurityGroupIds"]!.DeepClone();
        }

        if (changes.Count == 0)
        {
            return null;
        }

        changes["ReplicationGroupId"] = call.PhysicalId;
        changes["ApplyImmediately"] = true;
        return changes;

        void Compare(string property, string? there)
        {
            if (call.Text(property) is { } wanted && !string.Equals(wanted, there, StringComparison.OrdinalIgnoreCase))
            {
                changes[property] = wanted;
            }
        }
    }

    private static string Flag(bool value) => value ? "true" : "false";
}
