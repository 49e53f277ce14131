using System.Text.Json.Nodes;
using Cyclops.Engine.Naming;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>An ElastiCache replication group of one shard.</summary>
internal static class CacheTemplate
{
    /// <summary>The resource that holds the data.</summary>
    public const string Group = "Cache";

    private const string SecurityGroup = "SecurityGroup";
    private const string SubnetGroup = "SubnetGroup";
    private const int RedisPort = 6379;

    /// <summary>Source: Amazon ElastiCache API Reference, CreateReplicationGroup, ReplicationGroupId.</summary>
    private const int NameLimit = 40;

    public static StackTemplate Build(string platform, EnvironmentManifest environment, CacheSpec.Managed spec)
    {
        var template = new TemplateDocument();
        var name = $"Cache of {environment.Name}";
        var parameters = PrivateService.Add(template, environment, SecurityGroup, name, RedisPort);
        template.Add(SubnetGroup, "AWS::ElastiCache::SubnetGroup", new() { ["Description"] = name, ["SubnetIds"] = Fn.List(PrivateService.Subnets) });
        template.AddKept(Group, "AWS::ElastiCache::ReplicationGroup", "Snapshot", new()
        {
            ["ReplicationGroupId"] = ResourceNames.Unique(NameLimit, $"{platform}-{environment.Name}", platform, environment.Name, Group),
            ["ReplicationGroupDescription"] = name,
            ["Engine"] = spec.Engine,
            ["EngineVersion"] = spec.Version,
            ["CacheNodeType"] = spec.NodeType,
            ["NumCacheClusters"] = spec.Replicas + 1,
            ["AutomaticFailoverEnabled"] = spec.Replicas > 0,
            ["MultiAZEnabled"] = spec.Replicas > 0,
            ["AtRestEncryptionEnabled"] = true,
            ["TransitEncryptionEnabled"] = true,
            ["SnapshotRetentionLimit"] = spec.SnapshotDays,
            ["CacheSubnetGroupName"] = Fn.Ref(SubnetGroup),
            ["SecurityGroupIds"] = new JsonArray(Fn.GetAtt(SecurityGroup, "GroupId")),
        });
        template.AddOutput(EnvironmentOutputs.InstanceId, Fn.Ref(Group));
        template.AddOutput(EnvironmentOutputs.Host, Fn.GetAtt(Group, "PrimaryEndPoint.Address"));
        template.AddOutput(EnvironmentOutputs.Port, Fn.GetAtt(Group, "PrimaryEndPoint.Port"));
        // With encryption in transit it takes TLS only.
        template.AddOutput(EnvironmentOutputs.CacheUrl, Fn.Sub($"rediss://${{{Group}.PrimaryEndPoint.Address}}:${{{Group}.PrimaryEndPoint.Port}}"));
        return new(StackParts.Cache, template, parameters, new());
    }
}
