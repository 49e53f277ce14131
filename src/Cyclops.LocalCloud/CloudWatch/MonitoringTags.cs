using Amazon.CloudWatch.Model;

namespace Cyclops.LocalCloud.CloudWatch;

/// <summary>Tags of alarms.</summary>
internal sealed class MonitoringTags(LocalCore core, RegionalState<MonitoringRegion> regions)
{
    public static List<KeyValuePair<string, string?>> Pairs(List<Tag>? tags) =>
        tags is null ? [] : tags.ConvertAll(t => KeyValuePair.Create(t.Key, (string?)t.Value));

    public static void Check(TagSet held, List<KeyValuePair<string, string?>> tags, int limit)
    {
        if (held.Problem(tags, limit) is { } problem)
        {
            throw AwsErrors.Sender("InvalidParameterValue", problem);
        }
    }

    public TagResourceResponse Tag(TagResourceRequest request, CallContext call)
    {
        var held = Of(request.ResourceARN, call);
        var tags = Pairs(request.Tags);
        Check(held, tags, core.Options.Quotas.TagsPerResource);
        held.Set(tags);
        return new TagResourceResponse();
    }

    public UntagResourceResponse Untag(UntagResourceRequest request, CallContext call)
    {
        Of(request.ResourceARN, call).Remove(request.TagKeys);
        return new UntagResourceResponse();
    }

    public ListTagsForResourceResponse List(ListTagsForResourceRequest request, CallContext call) =>
        new() { Tags = [.. Of(request.ResourceARN, call).All.Select(t => new Tag { Key = t.Key, Value = t.Value })] };

    // Two errors of the model share a class, so the code is given.
    private TagSet Of(string arn, CallContext call) =>
        regions[call].Alarms.Values.FirstOrDefault(a => a.Model.AlarmArn == arn)?.Tags ?? throw AwsErrors.Sender("ResourceNotFoundException", $"{arn} does not exist", 404);
}
