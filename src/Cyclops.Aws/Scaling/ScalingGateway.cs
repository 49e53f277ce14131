using System.Globalization;
using Amazon.ApplicationAutoScaling;
using Amazon.ApplicationAutoScaling.Model;
using Cyclops.Aws.Calls;
using Cyclops.Model;
using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.Scaling;

/// <summary>Application Auto Scaling of ECS services in our records.</summary>
public sealed class ScalingGateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>Largest page. Source: Application Auto Scaling API Reference, DescribeScalableTargets.</summary>
    private const int PageSize = 50;

    private const string NotFound = "ObjectNotFoundException";

    private static readonly ServiceNamespace Ecs = ServiceNamespace.Ecs;
    private static readonly ScalableDimension Count = ScalableDimension.EcsServiceDesiredCount;

    /// <summary>All ECS services of the region that are scaled.</summary>
    public async Task<IReadOnlyList<ScalableTarget>> ListAsync(CancellationToken cancellationToken)
    {
        const string operation = "application-autoscaling:DescribeScalableTargets";
        var targets = await Paging.CollectAsync<Amazon.ApplicationAutoScaling.Model.ScalableTarget>(operation, async token =>
        {
            var page = await SendAsync(
                CallFamily.ScalingRead,
                operation,
                "ECS services",
                ct => clients.Scaling.DescribeScalableTargetsAsync(new DescribeScalableTargetsRequest { ServiceNamespace = Ecs, MaxResults = PageSize, NextToken = token }, ct),
                cancellationToken);
            return (Answers.Whole(page.ScalableTargets, operation, "ECS services"), page.NextToken);
        });
        return [.. targets.Where(t => t.ScalableDimension == Count).Select(Of)];
    }

    /// <summary>One as it is now; null: the service is not scaled.</summary>
    public async Task<ScalableTarget?> FindAsync(string resourceId, CancellationToken cancellationToken)
    {
        const string operation = "application-autoscaling:DescribeScalableTargets";
        var answer = await SendAsync(
            CallFamily.ScalingRead,
            operation,
            resourceId,
            ct => clients.Scaling.DescribeScalableTargetsAsync(
                new DescribeScalableTargetsRequest { ServiceNamespace = Ecs, ResourceIds = [resourceId], ScalableDimension = Count },
                ct),
            cancellationToken);
        return Answers.Whole(answer.ScalableTargets, operation, resourceId).FirstOrDefault(t => t.ResourceId == resourceId) is { } target ? Of(target) : null;
    }

    /// <summary>The policies of all ECS services of the region.</summary>
    public async Task<IReadOnlyList<ScalingPolicy>> ListPoliciesAsync(CancellationToken cancellationToken)
    {
        const string operation = "application-autoscaling:DescribeScalingPolicies";
        var policies = await Paging.CollectAsync<Amazon.ApplicationAutoScaling.Model.ScalingPolicy>(operation, async token =>
        {
            var page = await SendAsync(
                CallFamily.ScalingRead,
                operation,
                "ECS services",
                ct => clients.Scaling.DescribeScalingPoliciesAsync(new DescribeScalingPoliciesRequest { ServiceNamespace = Ecs, MaxResults = PageSize, NextToken = token }, ct),
                cancellationToken);
            return (Answers.Whole(page.ScalingPolicies, operation, "ECS services"), page.NextToken);
        });
        return [.. policies.Where(p => p.ScalableDimension == Count).Select(Of)];
    }

    /// <summary>Tags of a target; null: there is no such target.</summary>
    public async Task<EquatableMap<string>?> TagsAsync(string arn, CancellationToken cancellationToken)
    {
        const string operation = "application-autoscaling:ListTagsForResource";
        try
        {
            var answer = await SendAsync(
                CallFamily.ScalingRead,
                operation,
                arn,
                ct => clients.Scaling.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceARN = arn }, ct),
                cancellationToken);
            return new(answer.Tags ?? []);
        }
        catch (CloudFault fault) when (fault.Code == "ResourceNotFoundException")
        {
            return null;
        }
    }

    /// <summary>Has a service scaled, or changes between what. AWS brings a count that is outside of it within.</summary>
    /// <param name="resourceId">The service.</param>
    /// <param name="min">Fewest tasks.</param>
    /// <param name="max">Most tasks.</param>
    /// <param name="tags">Its tags where it is new; null where it is there: AWS takes them with a new one only.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public Task RegisterAsync(string resourceId, int min, int max, IReadOnlyDictionary<string, string>? tags, CancellationToken cancellationToken) =>
        SendAsync(
            CallFamily.ScalingModify,
            "application-autoscaling:RegisterScalableTarget",
            resourceId,
            ct => clients.Scaling.RegisterScalableTargetAsync(
                new RegisterScalableTargetRequest
                {
                    ServiceNamespace = Ecs,
                    ResourceId = resourceId,
                    ScalableDimension = Count,
                    MinCapacity = min,
                    MaxCapacity = max,
                    Tags = tags?.ToDictionary(StringComparer.Ordinal),
                },
                ct),
            cancellationToken);

    /// <summary>Makes a policy or replaces what it says; AWS makes its alarms.</summary>
    public Task PutPolicyAsync(ScalingPolicy policy, CancellationToken cancellationToken) =>
        SendAsync(
            CallFamily.ScalingModify,
            "application-autoscaling:PutScalingPolicy",
            $"{policy.ResourceId}, policy {policy.Name}",
            ct => clients.Scaling.PutScalingPolicyAsync(
                new PutScalingPolicyRequest
                {
                    ServiceNamespace = Ecs,
                    ResourceId = policy.ResourceId,
                    ScalableDimension = Count,
                    PolicyName = policy.Name,
                    PolicyType = PolicyType.TargetTrackingScaling,
                    TargetTrackingScalingPolicyConfiguration = new()
                    {
                        TargetValue = policy.Target,
                        PredefinedMetricSpecification = new() { PredefinedMetricType = policy.Metric, ResourceLabel = policy.Label },
                    },
                },
                ct),
            cancellationToken);

    /// <summary>Removes a policy with its alarms; gone already is fine.</summary>
    public Task DeletePolicyAsync(string resourceId, string name, CancellationToken cancellationToken) =>
        UnlessGoneAsync(() => SendAsync(
            CallFamily.ScalingModify,
            "application-autoscaling:DeleteScalingPolicy",
            $"{resourceId}, policy {name}",
            ct => clients.Scaling.DeleteScalingPolicyAsync(
                new DeleteScalingPolicyRequest { ServiceNamespace = Ecs, ResourceId = resourceId, ScalableDimension = Count, PolicyName = name },
                ct),
            cancellationToken));

    /// <summary>Scales a service no more; its policies and their alarms go with it. Not scaled already is fine.</summary>
    public Task DeregisterAsync(string resourceId, CancellationToken cancellationToken) =>
        UnlessGoneAsync(() => SendAsync(
            CallFamily.ScalingModify,
            "application-autoscaling:DeregisterScalableTarget",
            resourceId,
            ct => clients.Scaling.DeregisterScalableTargetAsync(
                new DeregisterScalableTargetRequest { ServiceNamespace = Ecs, ResourceId = resourceId, ScalableDimension = Count },
                ct),
            cancellationToken));

    /// <summary>Sets tags of a target.</summary>
    public Task TagAsync(string arn, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        SendAsync(
            CallFamily.ScalingModify,
            "application-autoscaling:TagResource",
            arn,
            ct => clients.Scaling.TagResourceAsync(new TagResourceRequest { ResourceARN = arn, Tags = tags.ToDictionary(StringComparer.Ordinal) }, ct),
            cancellationToken);

    /// <summary>Removes tags of a target; those that are not there are passed over.</summary>
    public Task UntagAsync(string arn, IEnumerable<string> names, CancellationToken cancellationToken) =>
        SendAsync(
            CallFamily.ScalingModify,
            "application-autoscaling:UntagResource",
            arn,
            ct => clients.Scaling.UntagResourceAsync(new UntagResourceRequest { ResourceARN = arn, TagKeys = [.. names] }, ct),
            cancellationToken);

    private static ScalableTarget Of(Amazon.ApplicationAutoScaling.Model.ScalableTarget target) =>
        new(target.ScalableTargetARN, target.ResourceId, target.MinCapacity ?? 0, target.MaxCapacity ?? 0);

    private static ScalingPolicy Of(Amazon.ApplicationAutoScaling.Model.ScalingPolicy policy)
    {
        var tracking = policy.TargetTrackingScalingPolicyConfiguration;
        return new(
            policy.ResourceId,
            policy.PolicyName,
            tracking?.PredefinedMetricSpecification?.PredefinedMetricType?.Value,
            tracking?.TargetValue,
            tracking?.PredefinedMetricSpecification?.ResourceLabel,
            OthersOf(tracking));
    }

    private static string? OthersOf(TargetTrackingScalingPolicyConfiguration? tracking)
    {
        string?[] others =
        [
            tracking is null ? "another type" : null,
            tracking?.CustomizedMetricSpecification is null ? null : "a metric of its own",
            tracking?.DisableScaleIn == true ? "never fewer" : null,
            Cooldown("in", tracking?.ScaleInCooldown),
            Cooldown("out", tracking?.ScaleOutCooldown),
        ];
        return others.OfType<string>().ToList() is { Count: > 0 } given ? string.Join(", ", given) : null;
    }

    private static string? Cooldown(string way, int? seconds) =>
        seconds is null ? null : $"cooldown {way} {seconds.Value.ToString(CultureInfo.InvariantCulture)} s";

    private static async Task UnlessGoneAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (CloudFault fault) when (fault.Code == NotFound)
        {
            // Gone already, which is what was asked for.
        }
    }

    private Task<T> SendAsync<T>(CallFamily family, string operation, string what, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        calls.SendAsync(family, operation, what, call, cancellationToken);
}
