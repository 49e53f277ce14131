using System.Text.Json.Nodes;
using Amazon.ECS.Internal;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>Brings the tags of an ECS resource to what the template says.</summary>
internal static class EcsTagUpdate
{
    public static void Apply(ResourceCall call, string arn)
    {
        if (!call.Changed("Tags"))
        {
            return;
        }

        var gone = TagLists.Gone(TagLists.Map(call.Previous["Tags"]), TagLists.Map(call.Properties["Tags"]));
        if (gone.Count > 0)
        {
            call.Call(ECSSchema.UntagResource, new JsonObject { ["resourceArn"] = arn, ["tagKeys"] = gone });
        }

        call.Call(ECSSchema.TagResource, new JsonObject { ["resourceArn"] = arn, ["tags"] = call.Properties["Tags"]?.DeepClone() ?? new JsonArray() });
    }
}
