using System.Text.Json.Nodes;
using Amazon.EC2.Internal;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>Brings the tags of an EC2 resource to what the template says.</summary>
internal static class Ec2TagUpdate
{
    public static void Apply(ResourceCall call, string? id = null)
    {
        if (!call.Changed("Tags"))
        {
            return;
        }

        var resources = new JsonArray(id ?? call.PhysicalId);
        var wanted = call.Properties["Tags"] as JsonArray ?? [];
        var keys = wanted.Select(t => (string?)t!["Key"]).ToHashSet();
        var gone = (call.Previous["Tags"] as JsonArray ?? []).Where(t => !keys.Contains((string?)t!["Key"])).Select(t => (JsonNode)new JsonObject { ["Key"] = (string?)t!["Key"] }).ToArray();
        if (gone.Length > 0)
        {
            call.Call(EC2Schema.DeleteTags, new JsonObject { ["Resources"] = resources.DeepClone(), ["Tags"] = new JsonArray(gone) });
        }

        if (wanted.Count > 0)
        {
            call.Call(EC2Schema.CreateTags, new JsonObject { ["Resources"] = resources, ["Tags"] = wanted.DeepClone() });
        }
    }
}
