using System.Text.Json.Nodes;
using Amazon.ElasticLoadBalancingV2.Internal;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>Brings the tags of a load balancing resource to what the template says.</summary>
internal static class ElbTagUpdate
{
    public static void Apply(ResourceCall call)
    {
        if (!call.Changed("Tags"))
        {
            return;
        }

        var arns = new JsonArray(call.PhysicalId);
        var gone = TagLists.Gone(TagLists.Map(call.Previous["Tags"]), TagLists.Map(call.Properties["Tags"]));
        if (gone.Count > 0)
        {
            call.Call(ElasticLoadBalancingV2Schema.RemoveTags, new JsonObject { ["ResourceArns"] = arns.DeepClone(), ["TagKeys"] = gone });
        }

        call.Call(ElasticLoadBalancingV2Schema.AddTags, new JsonObject { ["ResourceArns"] = arns, ["Tags"] = call.Properties["Tags"]?.DeepClone() ?? new JsonArray() });
    }
}
