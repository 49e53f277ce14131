using System.Text.Json.Nodes;
using Amazon.RDS.Internal;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>Brings the tags of an RDS resource to what the template says.</summary>
internal static class DatabaseTagUpdate
{
    /// <param name="kind">As the ARN names it, e.g. <c>db</c>.</param>
    public static void Apply(ResourceCall call, string kind)
    {
        if (!call.Changed("Tags"))
        {
            return;
        }

        var arn = call.Context.Arn("rds", $"{kind}:{call.PhysicalId}");
        var gone = TagLists.Gone(TagLists.Map(call.Previous["Tags"]), TagLists.Map(call.Properties["Tags"]));
        if (gone.Count > 0)
        {
            call.Call(RDSSchema.RemoveTagsFromResource, new JsonObject { ["ResourceName"] = arn, ["TagKeys"] = gone });
        }

        call.Call(RDSSchema.AddTagsToResource, new JsonObject { ["ResourceName"] = arn, ["Tags"] = call.Properties["Tags"]?.DeepClone() ?? new JsonArray() });
    }
}
