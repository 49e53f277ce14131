using Amazon.ApplicationAutoScaling;
using Amazon.ApplicationAutoScaling.Model;
using Amazon.ECS.Model;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Scenarios;

/// <summary>Apps whose copies an autoscaler counts.</summary>
internal static class Scaling
{
    private const string Service = "service/acme-staging/alpha";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "autoscaling",
            [
                Act.Commit("a scaled app", f => f.Base().App("alpha", spec: "replicas: {min: 2, max: 5, cpu: 60, requests: 500}")),
                Act.Meddle("the autoscaler wants more, and somebody far too many", s => { Count(s, 4); Count(s, 9); }),
                Act.Meddle("somebody changes all of it", Change),
                Act.Commit("other bounds, tags and measures", f => f.Platform("tags: {cost: '42'}").App("alpha", "web:2", "replicas: {max: 3, memory: 70}")),
                Act.Meddle("it is gone", s => Stranger.Now(s.Scaling.DeregisterScalableTargetAsync(new() { ServiceNamespace = ServiceNamespace.Ecs, ResourceId = Service, ScalableDimension = ScalableDimension.EcsServiceDesiredCount }))),
                Act.Commit("a number again", f => f.App("alpha", "web:2", "replicas: 1")),
                Act.Commit("scaled again", f => f.App("alpha", "web:2", "replicas: {max: 3, cpu: 60}")),
                Act.Commit("alpha leaves", f => f.Without("alpha")),
            ]) { Turns = 3 },
    ];

    private static void Count(Stranger stranger, int count) =>
        Stranger.Now(stranger.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = "acme-staging", Service = "alpha", DesiredCount = count }));

    private static void Change(Stranger stranger)
    {
        Stranger.Now(stranger.Scaling.RegisterScalableTargetAsync(new RegisterScalableTargetRequest
        {
            ServiceNamespace = ServiceNamespace.Ecs,
            ResourceId = Service,
            ScalableDimension = ScalableDimension.EcsServiceDesiredCount,
            MinCapacity = 1,
            MaxCapacity = 8,
        }));
        Stranger.Now(stranger.Scaling.DeleteScalingPolicyAsync(new DeleteScalingPolicyRequest
        {
            ServiceNamespace = ServiceNamespace.Ecs,
            ResourceId = Service,
            ScalableDimension = ScalableDimension.EcsServiceDesiredCount,
            PolicyName = "cyclops-cpu",
        }));
        Stranger.Now(stranger.Scaling.PutScalingPolicyAsync(new PutScalingPolicyRequest
        {
            ServiceNamespace = ServiceNamespace.Ecs,
            ResourceId = Service,
            ScalableDimension = ScalableDimension.EcsServiceDesiredCount,
            PolicyName = "cyclops-requests",
            PolicyType = PolicyType.TargetTrackingScaling,
            TargetTrackingScalingPolicyConfiguration = new()
            {
                TargetValue = 1,
                DisableScaleIn = true,
                PredefinedMetricSpecification = new() { PredefinedMetricType = MetricType.ECSServiceAverageMemoryUtilization },
            },
        }));
    }
}
