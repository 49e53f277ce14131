using System.Text.Json.Nodes;
using Amazon.Route53.Internal;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::Route53::RecordSet</c>.</summary>
internal sealed class RecordSet : ResourceType
{
    public override string Name => "AWS::Route53::RecordSet";

    public override string Properties => "AliasTarget Comment HostedZoneId Name ResourceRecords SetIdentifier TTL Type Weight";

    public override string Replaces => "HostedZoneId Name SetIdentifier Type";

    public override Made Create(ResourceCall call)
    {
        Change(call, "CREATE", call.Properties);
        return new Made(call.Required("Name"));
    }

    public override Made Update(ResourceCall call)
    {
        Change(call, "UPSERT", call.Properties);
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call)
    {
        try
        {
            Change(call, "DELETE", call.Properties);
        }
        catch (Amazon.Route53.Model.InvalidChangeBatchException e) when (e.Message.Contains("was not found", StringComparison.Ordinal))
        {
            // Deleted behind the stack's back.
        }
    }

    private static void Change(ResourceCall call, string action, JsonObject properties)
    {
        var set = (JsonObject)properties.DeepClone();
        set.Remove("HostedZoneId");
        set.Remove("Comment");
        if (set["ResourceRecords"] is JsonArray values)
        {
            set["ResourceRecords"] = new JsonArray([.. values.Select(v => new JsonObject { ["Value"] = v?.DeepClone() })]);
        }

        call.Call(Route53Schema.ChangeResourceRecordSets, new JsonObject
        {
            ["HostedZoneId"] = call.Required("HostedZoneId"),
            ["ChangeBatch"] = new JsonObject { ["Changes"] = new JsonArray(new JsonObject { ["Action"] = action, ["ResourceRecordSet"] = set }) },
        });
    }
}
