using Amazon.ECS.Model;
using KeyValuePair = System.Collections.Generic.KeyValuePair;

namespace Cyclops.LocalCloud.Ecs;

/// <summary>Tags of every kind of ECS resource, found by ARN.</summary>
internal sealed class EcsTags(LocalCore core, RegionalState<EcsRegion> regions)
{
    public static List<KeyValuePair<string, string?>> Pairs(List<Tag>? tags) =>
        tags is null ? [] : tags.ConvertAll(t => KeyValuePair.Create(t.Key, (string?)t.Value));

    public static List<Tag> Answer(TagSet tags) => [.. tags.All.Select(t => new Tag { Key = t.Key, Value = t.Value })];

    /// <summary>A new set, checked.</summary>
    public TagSet Create(List<Tag>? tags)
    {
        var set = new TagSet();
        Set(set, tags);
        return set;
    }

    public TagResourceResponse Tag(TagResourceRequest request, CallContext call)
    {
        Set(Find(regions[call], request.ResourceArn), request.Tags);
        return new TagResourceResponse();
    }

    public UntagResourceResponse Untag(UntagResourceRequest request, CallContext call)
    {
        Find(regions[call], request.ResourceArn).Remove(request.TagKeys);
        return new UntagResourceResponse();
    }

    public ListTagsForResourceResponse List(ListTagsForResourceRequest request, CallContext call) =>
        new() { Tags = Answer(Find(regions[call], request.ResourceArn)) };

    private void Set(TagSet set, List<Tag>? tags)
    {
        var pairs = Pairs(tags);
        if (set.Problem(pairs, core.Options.Quotas.TagsPerResource) is { } problem)
        {
            throw new InvalidParameterException(problem);
        }

        set.Set(pairs);
    }

    private static TagSet Find(EcsRegion region, string arn)
    {
        var name = EcsArns.LastPart(arn);
        return EcsArns.Kind(arn) switch
        {
            "cluster" => region.Cluster(arn).Tags,
            "service" => region.Cluster(EcsArns.Cluster(arn)).Services.GetValueOrDefault(name)?.Tags ?? throw new ServiceNotFoundException("Service not found."),
            "task" => region.Cluster(EcsArns.Cluster(arn)).Tasks.GetValueOrDefault(name)?.Tags ?? throw new InvalidParameterException("The specified task was not found."),
            "container-instance" => region.Cluster(EcsArns.Cluster(arn)).Instances.GetValueOrDefault(name)?.Tags ?? throw new InvalidParameterException("The specified container instance was not found."),
            "capacity-provider" => region.Providers.GetValueOrDefault(name)?.Tags ?? throw new InvalidParameterException("The specified capacity provider was not found."),
            "task-definition" => TaskDefinitions.TaskDefinitionTable.Find(region, arn)?.Tags ?? throw new InvalidParameterException("The specified task definition was not found."),
            _ => throw new InvalidParameterException($"'{arn}' is not the ARN of an ECS resource."),
        };
    }
}
