using System.Text.Json.Nodes;
using Cyclops.LocalCloud.ElastiCache;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::ElastiCache::ParameterGroup</c>: Ref is the name, which the template does not choose.</summary>
internal sealed class CacheParameters : ResourceType
{
    private const int MostAtOnce = 20;

    public override string Name => "AWS::ElastiCache::ParameterGroup";

    public override string Properties => "CacheParameterGroupFamily Description Properties Tags";

    public override string Replaces => "CacheParameterGroupFamily Description";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var name = call.NameOr("CacheParameterGroupName", 255, lower: true);
        call.Call(CacheShapes.CreateCacheParameterGroup, new JsonObject
        {
            ["CacheParameterGroupName"] = name,
            ["CacheParameterGroupFamily"] = call.Required("CacheParameterGroupFamily"),
            ["Description"] = call.Required("Description"),
            ["Tags"] = call.Properties["Tags"]?.DeepClone(),
        });
        Set(call, name, []);
        return new Made(name, new JsonObject { ["CacheParameterGroupName"] = name });
    }

    public override Made Update(ResourceCall call)
    {
        Set(call, call.PhysicalId, call.Previous["Properties"] as JsonObject ?? []);
        CacheTagUpdate.Apply(call, "parametergroup");
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(CacheShapes.DeleteCacheParameterGroup, new JsonObject { ["CacheParameterGroupName"] = call.PhysicalId });

    private static void Set(ResourceCall call, string name, JsonObject before)
    {
        var wanted = call.Properties["Properties"] as JsonObject ?? [];
        var gone = before.Select(p => p.Key).Where(k => !wanted.ContainsKey(k)).ToList();
        if (gone.Count > 0)
        {
            Send(CacheShapes.ResetCacheParameterGroup, gone.Select(k => Parameter(k, null)));
        }

        foreach (var some in wanted.Chunk(MostAtOnce))
        {
            Send(CacheShapes.ModifyCacheParameterGroup, some.Select(p => Parameter(p.Key, Templates.Resolver.Text(p.Value))));
        }

        void Send(Aws.Wire.OperationShape operation, IEnumerable<JsonNode> parameters) =>
            call.Call(operation, new JsonObject { ["CacheParameterGroupName"] = name, ["ParameterNameValues"] = new JsonArray([.. parameters]) });
    }

    private static JsonObject Parameter(string name, string? value) => new() { ["ParameterName"] = name, ["ParameterValue"] = value };
}
