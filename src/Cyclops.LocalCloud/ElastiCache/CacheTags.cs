using Amazon.ElastiCache.Model;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>Tags of replication groups, subnet groups, parameter groups and snapshots, by ARN.</summary>
internal sealed class CacheTags(LocalCore core, RegionalState<CacheRegion> regions)
{
    public static List<KeyValuePair<string, string?>> Pairs(List<Tag>? tags) =>
        tags is null ? [] : tags.ConvertAll(t => KeyValuePair.Create(t.Key, (string?)t.Value));

    public static List<Tag> Answer(TagSet tags) => [.. tags.All.Select(t => new Tag { Key = t.Key, Value = t.Value })];

    /// <summary>Tags of something new, checked.</summary>
    public static List<KeyValuePair<string, string?>> New(List<Tag>? tags, int limit)
    {
        var pairs = Pairs(tags);
        Check(new TagSet(), pairs, limit);
        return pairs;
    }

    public AddTagsToResourceResponse Add(AddTagsToResourceRequest request, CallContext call)
    {
        var held = Find(request.ResourceName, call);
        var tags = Pairs(request.Tags);
        Check(held, tags, core.Options.Quotas.TagsPerResource);
        held.Set(tags);
        return new AddTagsToResourceResponse { TagList = Answer(held) };
    }

    public BagResponse Remove(BagRequest request, CallContext call)
    {
        var held = Find(request.Text("ResourceName")!, call);
        held.Remove(request.Values["TagKeys"] as List<string> ?? []);
        return new BagResponse { Values = new() { ["TagList"] = Answer(held) } };
    }

    public ListTagsForResourceResponse List(ListTagsForResourceRequest request, CallContext call) =>
        new() { TagList = Answer(Find(request.ResourceName, call)) };

    private static void Check(TagSet held, List<KeyValuePair<string, string?>> tags, int limit)
    {
        if (held.Problem(tags, limit) is { } problem)
        {
            throw problem.Contains("at most", StringComparison.Ordinal) ? new TagQuotaPerResourceExceededException(problem) : CacheErrors.Value(problem);
        }
    }

    private TagSet Find(string arn, CallContext call)
    {
        var region = regions[call];
        return arn.Split(':', 7) is not ["arn", _, "elasticache", { } place, { } account, { } kind, { } name] || place != call.Region || account != call.Account
            ? throw new InvalidARNException($"The ARN {arn} is not that of an ElastiCache resource in this region.")
            : kind switch
            {
                "replicationgroup" => region.Group(name).Tags,
                "subnetgroup" => region.SubnetGroup(name).Tags,
                "parametergroup" => region.ParameterGroup(name).Tags,
                "snapshot" => region.Snapshot(name).Tags,
                _ => throw new InvalidARNException($"The local cloud has no tags of ElastiCache resources of the kind {kind}."),
            };
    }
}
