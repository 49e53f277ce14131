using Amazon.ApplicationAutoScaling.Model;
using Cyclops.LocalCloud.Ecs;
using Cyclops.LocalCloud.Ecs.Services;
using Tags = System.Collections.Generic.Dictionary<string, string>;

namespace Cyclops.LocalCloud.ApplicationAutoScaling;

/// <summary>What is scaled, and between what. Nothing is measured here, so a count changes only where it is out of bounds.</summary>
/// <remarks>https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html</remarks>
internal sealed class TargetOperations(LocalCore core, RegionalState<ScalingRegion> regions, EcsService ecs, ScalingAlarms alarms)
{
    private const int PageSize = 50;
    private const int IdLength = 36;

    public RegisterScalableTargetResponse Register(RegisterScalableTargetRequest request, CallContext call)
    {
        ScalingRegion.Check(request.ServiceNamespace, request.ScalableDimension);
        var service = Service(request.ResourceId, call);
        var region = regions[call];
        var isNew = !region.Targets.TryGetValue(request.ResourceId, out var target);
        if (isNew)
        {
            target = Make(request, call);
        }
        else if (request.Tags is { Count: > 0 })
        {
            throw new ValidationException("Tags can be given only when a scalable target is registered; use TagResource for one that is there.");
        }

        var (min, max) = (request.MinCapacity ?? target!.Model.MinCapacity, request.MaxCapacity ?? target!.Model.MaxCapacity);
        if (min is null or < 0 || max is null || min > max)
        {
            throw new ValidationException($"Maximum capacity ({max}) cannot be less than minimum capacity ({min}), and a new scalable target needs both.");
        }

        (target!.Model.MinCapacity, target.Model.MaxCapacity) = (min, max);
        target.Model.SuspendedState = request.SuspendedState ?? target.Model.SuspendedState;
        region.Targets[request.ResourceId] = target;
        Bound(service, min.Value, max.Value, call);
        return new RegisterScalableTargetResponse { ScalableTargetARN = target.Model.ScalableTargetARN };
    }

    public DeregisterScalableTargetResponse Deregister(DeregisterScalableTargetRequest request, CallContext call)
    {
        var target = regions[call].Target(request.ServiceNamespace, request.ResourceId, request.ScalableDimension);
        foreach (var policy in target.Policies.Values)
        {
            alarms.Remove(policy, call);
        }

        regions[call].Targets.Remove(request.ResourceId);
        return new DeregisterScalableTargetResponse();
    }

    public DescribeScalableTargetsResponse Describe(DescribeScalableTargetsRequest request, CallContext call)
    {
        ScalingRegion.Check(request.ServiceNamespace, request.ScalableDimension);
        var all = regions[call].Targets.Values.Where(t => request.ResourceIds is not { Count: > 0 } ids || ids.Contains(t.Model.ResourceId));
        var page = Paging.Cut(all, t => t.Model.ResourceId, request.NextToken, Size(request.MaxResults), () => new InvalidNextTokenException("The NextToken is not valid."));
        return new DescribeScalableTargetsResponse { ScalableTargets = page.Items.ConvertAll(t => t.Model), NextToken = page.Next };
    }

    public TagResourceResponse Tag(TagResourceRequest request, CallContext call)
    {
        Put(Of(request.ResourceARN, call).Tags, request.Tags);
        return new TagResourceResponse();
    }

    public UntagResourceResponse Untag(UntagResourceRequest request, CallContext call)
    {
        Of(request.ResourceARN, call).Tags.Remove(request.TagKeys);
        return new UntagResourceResponse();
    }

    public ListTagsForResourceResponse ListTags(ListTagsForResourceRequest request, CallContext call) =>
        new() { Tags = Of(request.ResourceARN, call).Tags.All.ToDictionary(StringComparer.Ordinal) };

    /// <summary>The size of a page.</summary>
    public static int Size(int? asked) => asked is < 1 or > PageSize
        ? throw new ValidationException($"1 validation error detected: Value '{asked}' at 'maxResults' failed to satisfy constraint: Member must have value between 1 and {PageSize}")
        : asked ?? PageSize;

    /// <summary>The service of an id.</summary>
    /// <exception cref="ValidationException">There is none.</exception>
    public HeldService Service(string resourceId, CallContext call)
    {
        if (resourceId.Split('/') is not ["service", { Length: > 0 } cluster, { Length: > 0 } name])
        {
            throw new ValidationException($"Unsupported resource ID: {resourceId}; it is service/CLUSTER/NAME.");
        }

        return ecs.Regions[call].Clusters.GetValueOrDefault(cluster) is { Active: true } held && ServiceOperations.Named(held, name) is { Status: not "INACTIVE" } service
            ? service
            : throw new ValidationException($"ECS service doesn't exist: {resourceId}");
    }

    private HeldScalableTarget Make(RegisterScalableTargetRequest request, CallContext call)
    {
        var made = new HeldScalableTarget(new ScalableTarget
        {
            ServiceNamespace = request.ServiceNamespace,
            ResourceId = request.ResourceId,
            ScalableDimension = request.ScalableDimension,
            CreationTime = call.NowUtc,
            RoleARN = $"arn:aws:iam::{call.Account}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService",
            ScalableTargetARN = call.Arn("application-autoscaling", $"scalable-target/{core.Ids.Hex(IdLength)}"),
            SuspendedState = new() { DynamicScalingInSuspended = false, DynamicScalingOutSuspended = false, ScheduledScalingSuspended = false },
        });
        Put(made.Tags, request.Tags);
        return made;
    }

    private void Put(TagSet held, Tags? given)
    {
        var tags = (given ?? []).Select(t => KeyValuePair.Create(t.Key, (string?)t.Value)).ToList();
        if (held.Problem(tags, core.Options.Quotas.TagsPerResource) is { } problem)
        {
            throw new ValidationException(problem);
        }

        held.Set(tags);
    }

    private void Bound(HeldService service, int min, int max, CallContext call)
    {
        var count = Math.Clamp(service.Desired, min, max);
        if (service.Status == "ACTIVE" && count != service.Desired)
        {
            ecs.Services.Update(
                new Amazon.ECS.Model.UpdateServiceRequest { Cluster = service.Cluster.Name, Service = service.Name, DesiredCount = count },
                LocalCore.ServiceCall(call.Account, call.Region, call.Now, "ecs.application-autoscaling.amazonaws.com"));
        }
    }

    private HeldScalableTarget Of(string arn, CallContext call) =>
        regions[call].Targets.Values.FirstOrDefault(t => t.Model.ScalableTargetARN == arn)
        ?? throw new ResourceNotFoundException($"Resource not found: {arn}");
}
