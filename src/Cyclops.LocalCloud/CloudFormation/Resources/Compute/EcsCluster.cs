using System.Text.Json.Nodes;
using Amazon.ECS.Internal;
using Amazon.ECS.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::ECS::Cluster</c>: Ref is the name.</summary>
internal sealed class EcsCluster : ResourceType
{
    public override string Name => "AWS::ECS::Cluster";

    public override string Properties => "CapacityProviders ClusterName ClusterSettings Configuration DefaultCapacityProviderStrategy ServiceConnectDefaults Tags";

    public override string Replaces => "ClusterName";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = call.Without("ClusterSettings");
        request["clusterName"] = call.NameOr("ClusterName", 255);
        request.Remove("ClusterName");
        request["settings"] = call.Properties["ClusterSettings"]?.DeepClone();
        var cluster = call.Call<CreateClusterResponse>(ECSSchema.CreateCluster, request).Cluster;
        return new Made(cluster.ClusterName, new JsonObject { ["Arn"] = cluster.ClusterArn });
    }

    public override Made Update(ResourceCall call)
    {
        if (call.Changed("ClusterSettings") || call.Changed("Configuration"))
        {
            call.Call(ECSSchema.UpdateCluster, new JsonObject
            {
                ["cluster"] = call.PhysicalId,
                ["settings"] = call.Properties["ClusterSettings"]?.DeepClone(),
                ["configuration"] = call.Properties["Configuration"]?.DeepClone(),
            });
        }

        EcsTagUpdate.Apply(call, call.Context.Arn("ecs", "cluster/" + call.PhysicalId));
        return new Made(call.PhysicalId);
    }

    public override JsonObject? Read(ResourceCall call)
    {
        var request = new JsonObject { ["clusters"] = new JsonArray(call.PhysicalId), ["include"] = new JsonArray("SETTINGS", "TAGS") };
        var cluster = call.ReadOne(ECSSchema.DescribeClusters, request, "clusters");
        if ((string?)cluster["status"] == "INACTIVE")
        {
            throw call.Gone();
        }

        return new JsonObject
        {
            ["ClusterName"] = cluster["clusterName"]?.DeepClone(),
            ["ClusterSettings"] = Named(cluster["settings"], "name", "Name", "value", "Value"),
            ["Tags"] = Named(cluster["tags"], "key", "Key", "value", "Value"),
        };
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(ECSSchema.DeleteCluster, new JsonObject { ["cluster"] = call.PhysicalId });

    /// <summary>Pairs by the names that templates use.</summary>
    private static JsonArray Named(JsonNode? pairs, string key, string templateKey, string value, string templateValue) =>
        new([.. (pairs as JsonArray ?? []).Select(p => new JsonObject { [templateKey] = p?[key]?.DeepClone(), [templateValue] = p?[value]?.DeepClone() })]);
}
