using Amazon.RDS.Model;

namespace Cyclops.LocalCloud.Rds;

/// <summary>Tags of instances, snapshots, subnet groups and parameter groups, by ARN.</summary>
internal sealed class RdsTags(LocalCore core, RegionalState<RdsRegion> regions)
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
        return new AddTagsToResourceResponse();
    }

    public RemoveTagsFromResourceResponse Remove(RemoveTagsFromResourceRequest request, CallContext call)
    {
        Find(request.ResourceName, call).Remove(request.TagKeys);
        return new RemoveTagsFromResourceResponse();
    }

    public ListTagsForResourceResponse List(ListTagsForResourceRequest request, CallContext call) =>
        new() { TagList = Answer(Find(request.ResourceName, call)) };

    private static void Check(TagSet held, List<KeyValuePair<string, string?>> tags, int limit)
    {
        if (held.Problem(tags, limit) is { } problem)
        {
            throw RdsErrors.Value(problem);
        }
    }

    private TagSet Find(string arn, CallContext call)
    {
        var region = regions[call];
        return arn.Split(':', 7) is not ["arn", _, "rds", { } place, { } account, { } kind, { } name]
            ? throw RdsErrors.Value($"Invalid resource name: {arn}")
            : place != call.Region || account != call.Account
            ? throw RdsErrors.Value("The specified resource name does not match an RDS resource in this region.")
            : kind switch
            {
                "db" => region.Instance(name).Tags,
                "snapshot" => region.Snapshot(name).Tags,
                "subgrp" => region.SubnetGroup(name).Tags,
                "pg" => region.ParameterGroup(name).Tags,
                _ => throw RdsErrors.Value($"The local cloud has no RDS resources of the kind {kind}."),
            };
    }
}
