using Amazon.ApplicationAutoScaling;
using Amazon.ApplicationAutoScaling.Model;
using Cyclops.LocalCloud.LoadBalancing;

namespace Cyclops.LocalCloud.ApplicationAutoScaling;

/// <summary>Target tracking policies: kept with their alarms, never followed.</summary>
/// <remarks>https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html</remarks>
internal sealed class PolicyOperations(LocalCore core, RegionalState<ScalingRegion> regions, TargetOperations targets, LoadBalancingService balancing, ScalingAlarms alarms)
{
    private const string Requests = "ALBRequestCountPerTarget";

    private static readonly string[] Metrics = ["ECSServiceAverageCPUUtilization", "ECSServiceAverageMemoryUtilization", Requests];

    public PutScalingPolicyResponse Put(PutScalingPolicyRequest request, CallContext call)
    {
        var target = regions[call].Target(request.ServiceNamespace, request.ResourceId, request.ScalableDimension);
        Check(request, target, call);
        var known = target.Policies.GetValueOrDefault(request.PolicyName);
        var policy = new ScalingPolicy
        {
            ServiceNamespace = request.ServiceNamespace,
            ResourceId = request.ResourceId,
            ScalableDimension = request.ScalableDimension,
            PolicyName = request.PolicyName,
            PolicyType = PolicyType.TargetTrackingScaling,
            PolicyARN = known?.PolicyARN ?? call.Arn("autoscaling", $"scalingPolicy:{core.Ids.Uuid()}:resource/ecs/{request.ResourceId}:policyName/{request.PolicyName}"),
            CreationTime = known?.CreationTime ?? call.NowUtc,
            TargetTrackingScalingPolicyConfiguration = request.TargetTrackingScalingPolicyConfiguration,
        };
        if (known is not null)
        {
            alarms.Remove(known, call);
        }

        alarms.Make(policy, call);
        target.Policies[request.PolicyName] = policy;
        return new PutScalingPolicyResponse { PolicyARN = policy.PolicyARN, Alarms = policy.Alarms };
    }

    public DeleteScalingPolicyResponse Delete(DeleteScalingPolicyRequest request, CallContext call)
    {
        var target = regions[call].Target(request.ServiceNamespace, request.ResourceId, request.ScalableDimension);
        if (!target.Policies.Remove(request.PolicyName, out var policy))
        {
            throw new ObjectNotFoundException($"No scaling policy found for service namespace: ecs, resource ID: {request.ResourceId}, scalable dimension: {request.ScalableDimension.Value}, policy name: {request.PolicyName}");
        }

        alarms.Remove(policy, call);
        return new DeleteScalingPolicyResponse();
    }

    public DescribeScalingPoliciesResponse Describe(DescribeScalingPoliciesRequest request, CallContext call)
    {
        ScalingRegion.Check(request.ServiceNamespace, request.ScalableDimension);
        var all = regions[call].Targets.Values.SelectMany(t => t.Policies.Values)
            .Where(p => request.ResourceId is null || p.ResourceId == request.ResourceId)
            .Where(p => request.PolicyNames is not { Count: > 0 } names || names.Contains(p.PolicyName))
            .OrderBy(Key, StringComparer.Ordinal);
        var page = Paging.Cut(all, Key, request.NextToken, TargetOperations.Size(request.MaxResults), () => new InvalidNextTokenException("The NextToken is not valid."));
        return new DescribeScalingPoliciesResponse { ScalingPolicies = page.Items, NextToken = page.Next };
    }

    private static string Key(ScalingPolicy policy) => $"{policy.ResourceId} {policy.PolicyName}";

    private void Check(PutScalingPolicyRequest request, HeldScalableTarget target, CallContext call)
    {
        if (request.PolicyType?.Value != "TargetTrackingScaling" || request.TargetTrackingScalingPolicyConfiguration is not { } tracking)
        {
            throw AwsErrors.Receiver("NotImplemented", "The local cloud keeps target tracking policies only.", 501);
        }

        if (tracking.TargetValue is not > 0 || (tracking.PredefinedMetricSpecification is null) == (tracking.CustomizedMetricSpecification is null))
        {
            throw new ValidationException("A target tracking policy needs a target value above zero and exactly one of a predefined and a customized metric.");
        }

        if (tracking.PredefinedMetricSpecification is not { } metric)
        {
            return;
        }

        if (!Metrics.Contains(metric.PredefinedMetricType?.Value))
        {
            throw new ValidationException($"Metric {metric.PredefinedMetricType?.Value} is not one of a service of ECS.");
        }

        if (target.Policies.Values.Any(p => p.PolicyName != request.PolicyName && p.TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification?.PredefinedMetricType == metric.PredefinedMetricType))
        {
            throw new ValidationException("Only one TargetTrackingScaling policy for a given metric specification is allowed.");
        }

        if ((metric.PredefinedMetricType?.Value == Requests) != (metric.ResourceLabel is not null))
        {
            throw new ValidationException($"A resource label goes with {Requests}, and with no other metric.");
        }

        if (metric.ResourceLabel is { } label && !IsOf(label, request.ResourceId, call))
        {
            throw new ValidationException($"The resource label {label} names no target group of {request.ResourceId} at its load balancer.");
        }
    }

    /// <summary>Whether a label names a target group of the service: <c>app/name/id/targetgroup/name/id</c>.</summary>
    private bool IsOf(string label, string resourceId, CallContext call) =>
        targets.Service(resourceId, call).Model.LoadBalancers?.Exists(l =>
            balancing.Regions[call].GroupsByArn.GetValueOrDefault(l.TargetGroupArn) is { Balancer: { } balancer } group
            && label == $"{After(balancer.Arn, "loadbalancer/")}/{group.Arn[(group.Arn.LastIndexOf(':') + 1)..]}") == true;

    private static string After(string arn, string mark) => arn[(arn.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..];
}
