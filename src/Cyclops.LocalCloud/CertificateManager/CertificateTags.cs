using Amazon.CertificateManager.Model;

namespace Cyclops.LocalCloud.CertificateManager;

/// <summary>Tags of certificates.</summary>
internal sealed class CertificateTags(LocalCore core, RegionalState<CertificateRegion> regions)
{
    public static List<KeyValuePair<string, string?>> Pairs(List<Tag>? tags) =>
        tags is null ? [] : tags.ConvertAll(t => KeyValuePair.Create(t.Key, (string?)t.Value));

    public static void Check(TagSet held, List<KeyValuePair<string, string?>> tags, int limit)
    {
        if (held.Problem(tags, limit) is { } problem)
        {
            throw problem.Contains("at most", StringComparison.Ordinal) ? new TooManyTagsException(problem) : new InvalidTagException(problem);
        }
    }

    public AddTagsToCertificateResponse Add(AddTagsToCertificateRequest request, CallContext call)
    {
        var held = regions[call].Get(request.CertificateArn).Tags;
        var tags = Pairs(request.Tags);
        Check(held, tags, core.Options.Quotas.TagsPerResource);
        held.Set(tags);
        return new AddTagsToCertificateResponse();
    }

    /// <summary>A tag with a value goes only when it has that value.</summary>
    public RemoveTagsFromCertificateResponse Remove(RemoveTagsFromCertificateRequest request, CallContext call)
    {
        var held = regions[call].Get(request.CertificateArn).Tags;
        held.Remove([.. request.Tags.Where(t => t.Value is null || (held.All.TryGetValue(t.Key, out var value) && value == t.Value)).Select(t => t.Key)]);
        return new RemoveTagsFromCertificateResponse();
    }

    public ListTagsForCertificateResponse List(ListTagsForCertificateRequest request, CallContext call) => new()
    {
        Tags = [.. regions[call].Get(request.CertificateArn).Tags.All.Select(t => new Tag { Key = t.Key, Value = t.Value })],
    };
}
