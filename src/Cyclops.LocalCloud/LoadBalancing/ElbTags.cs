using Amazon.ElasticLoadBalancingV2.Model;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>Tags of all four kinds of resource.</summary>
internal sealed class ElbTags(LocalCore core, RegionalState<ElbRegion> regions)
{
    private const int MostResources = 20;

    public static List<KeyValuePair<string, string?>> Pairs(List<Tag>? tags) =>
        tags is null ? [] : tags.ConvertAll(t => KeyValuePair.Create(t.Key, (string?)t.Value));

    public static void Check(TagSet held, List<KeyValuePair<string, string?>> tags, int limit)
    {
        if (held.Problem(tags, limit) is not { } problem)
        {
            return;
        }

        throw problem.Contains("at most", StringComparison.Ordinal) ? new TooManyTagsException(problem)
            : problem.Contains("twice", StringComparison.Ordinal) ? new DuplicateTagKeysException(problem)
            : AwsErrors.Validation(problem);
    }

    public AddTagsResponse Add(AddTagsRequest request, CallContext call)
    {
        var tags = Pairs(request.Tags);
        var sets = request.ResourceArns.ConvertAll(arn => Find(regions[call], arn));
        sets.ForEach(set => Check(set, tags, core.Options.Quotas.TagsPerResource));
        sets.ForEach(set => set.Set(tags));
        return new AddTagsResponse();
    }

    public RemoveTagsResponse Remove(RemoveTagsRequest request, CallContext call)
    {
        request.ResourceArns.ConvertAll(arn => Find(regions[call], arn)).ForEach(set => set.Remove(request.TagKeys));
        return new RemoveTagsResponse();
    }

    public DescribeTagsResponse Describe(DescribeTagsRequest request, CallContext call)
    {
        if (request.ResourceArns.Count is 0 or > MostResources)
        {
            throw AwsErrors.Validation($"Up to {MostResources} resource ARNs can be specified in one call, and at least one");
        }

        return new DescribeTagsResponse
        {
            TagDescriptions = request.ResourceArns.ConvertAll(arn => new TagDescription
            {
                ResourceArn = arn,
                Tags = [.. Find(regions[call], arn).All.Select(t => new Tag { Key = t.Key, Value = t.Value })],
            }),
        };
    }

    private static TagSet Find(ElbRegion region, string arn) => arn.Split(':') is [_, _, _, _, _, { } resource] ? resource.Split('/')[0] switch
    {
        "loadbalancer" => region.Balancer(arn).Tags,
        "targetgroup" => region.Group(arn).Tags,
        "listener" => region.Listener(arn).Tags,
        "listener-rule" => region.Rule(arn).Tags,
        _ => throw AwsErrors.Validation($"'{arn}' is not a valid ARN of a load balancer, target group, listener or rule"),
    }
    : throw AwsErrors.Validation($"'{arn}' is not a valid ARN");
}
