using Amazon.CloudWatchLogs.Model;

namespace Cyclops.LocalCloud.Logs;

/// <summary>Tags of log groups, by ARN without the trailing <c>:*</c>.</summary>
internal sealed class LogTags(int quota, RegionalState<LogGroups> state)
{
    public TagResourceResponse TagResource(TagResourceRequest request, CallContext call)
    {
        Merge(state[call].GetByArn(request.ResourceArn), request.Tags, quota);
        return new TagResourceResponse();
    }

    public UntagResourceResponse UntagResource(UntagResourceRequest request, CallContext call)
    {
        var group = state[call].GetByArn(request.ResourceArn);
        foreach (var key in request.TagKeys ?? [])
        {
            group.Tags.Remove(key);
        }

        return new UntagResourceResponse();
    }

    public ListTagsForResourceResponse ListTagsForResource(ListTagsForResourceRequest request, CallContext call) =>
        new() { Tags = new Dictionary<string, string>(state[call].GetByArn(request.ResourceArn).Tags) };

    /// <summary>Adds or overwrites; refused as a whole above the quota.</summary>
    public static void Merge(LogGroupState group, Dictionary<string, string>? tags, int quota)
    {
        if (group.Tags.Keys.Union(tags?.Keys ?? Enumerable.Empty<string>()).Count() > quota)
        {
            throw new TooManyTagsException($"The request would exceed the maximum of {quota} tags of a resource") { ResourceName = group.Name };
        }

        foreach (var (key, value) in tags ?? [])
        {
            group.Tags[key] = value;
        }
    }
}
