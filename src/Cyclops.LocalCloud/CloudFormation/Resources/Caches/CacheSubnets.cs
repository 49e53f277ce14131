using System.Text.Json.Nodes;
using Amazon.ElastiCache.Internal;
using Amazon.ElastiCache.Model;
using Cyclops.LocalCloud.ElastiCache;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::ElastiCache::SubnetGroup</c>: Ref is the name, in lower case.</summary>
internal sealed class CacheSubnets : ResourceType
{
    public override string Name => "AWS::ElastiCache::SubnetGroup";

    public override string Properties => "CacheSubnetGroupName Description SubnetIds Tags";

    public override string Replaces => "CacheSubnetGroupName";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = Request(call, call.NameOr("CacheSubnetGroupName", 255, lower: true));
        request["Tags"] = call.Properties["Tags"]?.DeepClone();
        return new Made(call.Call<CreateCacheSubnetGroupResponse>(ElastiCacheSchema.CreateCacheSubnetGroup, request).CacheSubnetGroup.CacheSubnetGroupName);
    }

    public override Made Update(ResourceCall call)
    {
        if (call.Changed("SubnetIds") || call.Changed("Description"))
        {
            call.Call(CacheShapes.ModifyCacheSubnetGroup, Request(call, call.PhysicalId));
        }

        CacheTagUpdate.Apply(call, "subnetgroup");
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(ElastiCacheSchema.DeleteCacheSubnetGroup, new JsonObject { ["CacheSubnetGroupName"] = call.PhysicalId });

    private static JsonObject Request(ResourceCall call, string name) => new()
    {
        ["CacheSubnetGroupName"] = name,
        ["CacheSubnetGroupDescription"] = call.Required("Description"),
        ["SubnetIds"] = call.Properties["SubnetIds"]?.DeepClone() ?? new JsonArray(),
    };
}
