using System.Text.Json;
using Amazon.ApplicationAutoScaling.Internal;
using Amazon.ApplicationAutoScaling.Model;
using Cyclops.LocalCloud.CloudWatch;
using Cyclops.LocalCloud.Ecs;
using Cyclops.LocalCloud.LoadBalancing;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.ApplicationAutoScaling;

/// <summary>Application Auto Scaling of ECS services: bounds are kept to, policies are held.</summary>
internal sealed class ApplicationAutoScalingService : ILocalService
{
    private readonly TargetOperations _targets;
    private readonly PolicyOperations _policies;

    public ApplicationAutoScalingService(LocalCore core, EcsService ecs, LoadBalancingService balancing, CloudWatchService monitoring)
    {
        var alarms = new ScalingAlarms(core, monitoring);
        _targets = new TargetOperations(core, Regions, ecs, alarms);
        _policies = new PolicyOperations(core, Regions, _targets, balancing, alarms);
    }

    public string Name => "application-autoscaling";

    internal RegionalState<ScalingRegion> Regions { get; } = new(() => new ScalingRegion());

    public void Register(OperationTable operations) => operations
        .Add(Name, ApplicationAutoScalingSchema.Operations, "ValidationException")
        .On<RegisterScalableTargetRequest, RegisterScalableTargetResponse>(ApplicationAutoScalingSchema.RegisterScalableTarget, _targets.Register)
        .On<DeregisterScalableTargetRequest, DeregisterScalableTargetResponse>(ApplicationAutoScalingSchema.DeregisterScalableTarget, _targets.Deregister)
        .On<DescribeScalableTargetsRequest, DescribeScalableTargetsResponse>(ApplicationAutoScalingSchema.DescribeScalableTargets, _targets.Describe)
        .On<TagResourceRequest, TagResourceResponse>(ApplicationAutoScalingSchema.TagResource, _targets.Tag)
        .On<UntagResourceRequest, UntagResourceResponse>(ApplicationAutoScalingSchema.UntagResource, _targets.Untag)
        .On<ListTagsForResourceRequest, ListTagsForResourceResponse>(ApplicationAutoScalingSchema.ListTagsForResource, _targets.ListTags)
        .On<PutScalingPolicyRequest, PutScalingPolicyResponse>(ApplicationAutoScalingSchema.PutScalingPolicy, _policies.Put)
        .On<DeleteScalingPolicyRequest, DeleteScalingPolicyResponse>(ApplicationAutoScalingSchema.DeleteScalingPolicy, _policies.Delete)
        .On<DescribeScalingPoliciesRequest, DescribeScalingPoliciesResponse>(ApplicationAutoScalingSchema.DescribeScalingPolicies, _policies.Describe);

    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var target in Regions.All.SelectMany(r => r.Value.Targets.Values))
        {
            json.WriteString(target.Model.ResourceId, $"{target.Model.MinCapacity}-{target.Model.MaxCapacity} {string.Join(' ', target.Policies.Keys)}");
        }

        json.WriteEndObject();
    }

    public void Reset() => Regions.Clear();
}
