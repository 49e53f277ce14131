using System.Text.Json.Nodes;
using Amazon.ElastiCache.Internal;
using Cyclops.LocalCloud.ElastiCache;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>Brings the tags of an ElastiCache resource to what the template says.</summary>
internal static class CacheTagUpdate
{
    /// <param name="kind">As the ARN names it, e.g. <c>replicationgroup</c>.</param>
    public static void Apply(ResourceCall call, string kind)
    {
        if (!call.Changed("Tags"))
        {
            return;
        }

        var arn = call.Context.Arn("elasticache", $"{kind}:{call.PhysicalId}");
        var gone = TagLists.Gone(TagLists.Map(call.Previous["Tags"]), TagLists.Map(call.Properties["Tags"]));
        if (gone.Count > 0)
        {
            call.Call(CacheShapes.RemoveTagsFromResource, new JsonObject { ["ResourceName"] = arn, ["TagKeys"] = gone });
        }

        call.Call(ElastiCacheSchema.AddTagsToResource, new JsonObject { ["ResourceName"] = arn, ["Tags"] = call.Properties["Tags"]?.DeepClone() ?? new JsonArray() });
    }
}
