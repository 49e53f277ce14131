using Amazon.SimpleEmailV2.Model;

namespace Cyclops.LocalCloud.Ses;

/// <summary>Tags of identities. Removing some is not in our service model.</summary>
internal sealed class SesTags(LocalCore core, RegionalState<SesRegion> regions)
{
    public static List<KeyValuePair<string, string?>> Pairs(List<Tag>? tags) =>
        tags is null ? [] : tags.ConvertAll(t => KeyValuePair.Create(t.Key, (string?)t.Value));

    public static List<Tag> Answer(TagSet tags) => [.. tags.All.Select(t => new Tag { Key = t.Key, Value = t.Value })];

    public static void Check(TagSet held, List<KeyValuePair<string, string?>> tags, int limit)
    {
        if (held.Problem(tags, limit) is { } problem)
        {
            throw new BadRequestException(problem);
        }
    }

    public TagResourceResponse Tag(TagResourceRequest request, CallContext call)
    {
        var held = Of(request.ResourceArn, call);
        var tags = Pairs(request.Tags);
        Check(held, tags, core.Options.Quotas.TagsPerResource);
        held.Set(tags);
        return new TagResourceResponse();
    }

    public ListTagsForResourceResponse List(ListTagsForResourceRequest request, CallContext call) => new() { Tags = Answer(Of(request.ResourceArn, call)) };

    private TagSet Of(string arn, CallContext call) =>
        regions[call].Identities.Values.FirstOrDefault(i => i.Arn == arn)?.Tags ?? throw new NotFoundException($"Resource {arn} does not exist.");
}
