using Amazon.SecretsManager.Model;

namespace Cyclops.LocalCloud.SecretsManager;

/// <summary>Tags of secrets.</summary>
internal sealed class SecretTags(LocalCore core, RegionalState<SecretRegion> regions)
{
    public static List<KeyValuePair<string, string?>> Pairs(List<Tag>? tags) =>
        tags is null ? [] : tags.ConvertAll(t => KeyValuePair.Create(t.Key, (string?)t.Value));

    public static List<Tag> Answer(TagSet tags) => [.. tags.All.Select(t => new Tag { Key = t.Key, Value = t.Value })];

    public static void Check(TagSet held, List<KeyValuePair<string, string?>> tags, int limit)
    {
        if (held.Problem(tags, limit) is { } problem)
        {
            throw new InvalidParameterException(problem);
        }
    }

    public TagResourceResponse Tag(TagResourceRequest request, CallContext call)
    {
        var held = regions[call].Living(request.SecretId).Tags;
        var tags = Pairs(request.Tags);
        Check(held, tags, core.Options.Quotas.TagsPerResource);
        held.Set(tags);
        return new TagResourceResponse();
    }

    public UntagResourceResponse Untag(UntagResourceRequest request, CallContext call)
    {
        regions[call].Living(request.SecretId).Tags.Remove(request.TagKeys);
        return new UntagResourceResponse();
    }
}
