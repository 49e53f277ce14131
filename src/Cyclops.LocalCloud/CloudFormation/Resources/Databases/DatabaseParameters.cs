using System.Text.Json.Nodes;
using Cyclops.LocalCloud.Rds;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::RDS::DBParameterGroup</c>: Ref is the name, in lower case.</summary>
internal sealed class DatabaseParameters : ResourceType
{
    private const int MostAtOnce = 20;

    public override string Name => "AWS::RDS::DBParameterGroup";

    public override string Properties => "DBParameterGroupName Description Family Parameters Tags";

    public override string Replaces => "DBParameterGroupName Description Family";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var name = call.NameOr("DBParameterGroupName", 255, lower: true).ToLowerInvariant();
        call.Call(RdsShapes.CreateDBParameterGroup, new JsonObject
        {
            ["DBParameterGroupName"] = name,
            ["DBParameterGroupFamily"] = call.Required("Family"),
            ["Description"] = call.Required("Description"),
            ["Tags"] = call.Properties["Tags"]?.DeepClone(),
        });
        Set(call, name, []);
        return new Made(name, new JsonObject { ["DBParameterGroupName"] = name });
    }

    public override Made Update(ResourceCall call)
    {
        Set(call, call.PhysicalId, call.Previous["Parameters"] as JsonObject ?? []);
        DatabaseTagUpdate.Apply(call, "pg");
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(RdsShapes.DeleteDBParameterGroup, new JsonObject { ["DBParameterGroupName"] = call.PhysicalId });

    private static void Set(ResourceCall call, string name, JsonObject before)
    {
        var wanted = call.Properties["Parameters"] as JsonObject ?? [];
        var gone = before.Select(p => p.Key).Where(k => !wanted.ContainsKey(k)).ToList();
        if (gone.Count > 0)
        {
            Send(RdsShapes.ResetDBParameterGroup, gone.Select(k => Parameter(k, null)));
        }

        foreach (var some in wanted.Chunk(MostAtOnce))
        {
            Send(RdsShapes.ModifyDBParameterGroup, some.Select(p => Parameter(p.Key, Templates.Resolver.Text(p.Value))));
        }

        void Send(Aws.Wire.OperationShape operation, IEnumerable<JsonNode> parameters) =>
            call.Call(operation, new JsonObject { ["DBParameterGroupName"] = name, ["Parameters"] = new JsonArray([.. parameters]) });
    }

    private static JsonObject Parameter(string name, string? value) =>
        new() { ["ParameterName"] = name, ["ParameterValue"] = value, ["ApplyMethod"] = "pending-reboot" };
}
