using Cyclops.Aws.Ecs;
using Cyclops.Reconcilers.EcsService;

namespace Cyclops.Reconcilers.Tests.Tables;

/// <summary>The service of the app that the table tests want.</summary>
internal static class EcsServices
{
    public static Aws.Ecs.EcsService AsWanted { get; } = new(
        "arn",
        "haifa",
        "ACTIVE",
        "TaskDefinition.Arn",
        DesiredCount: 1,
        RunningCount: 1,
        [new EcsLoadBalancer("TargetGroup.Arn", "haifa", 8080)],
        new("ROLLING", MinimumHealthyPercent: 100, MaximumPercent: 200, CircuitBreaker: true, Alarms: []),
        HealthCheckGraceSeconds: 60,
        Subnets: null,
        SecurityGroups: null,
        Deployments: [],
        Events: [],
        TheTags.AsWanted);

    /// <summary>What only a rollout that moves traffic has.</summary>
    public static IEnumerable<TableRow<EcsServiceSpec, Aws.Ecs.EcsService>> RowsOfShifts =>
    [
        new("listenerRule", o => o),
        new("loadBalancerRole", o => o),
        new("bakeMinutes", o => o with { Configuration = o.Configuration with { BakeMinutes = 3 } }),
        new("stepPercent", o => o with { Configuration = o.Configuration with { StepPercent = 5 } }),
        new("stepBakeMinutes", o => o with { Configuration = o.Configuration with { StepBakeMinutes = 3 } }),
    ];

    public static IEnumerable<TableRow<EcsServiceSpec, Aws.Ecs.EcsService>> Rows =>
    [
        new("name", o => o with { Name = "another" }),
        new("taskDefinition", o => o with { TaskDefinitionArn = "another:2" }),
        new("desiredCount", o => o with { DesiredCount = 3 }, o => o with { IsScaled = true }, s => s with { DesiredCount = null }),
        new("targetGroup", o => o with { LoadBalancers = [new EcsLoadBalancer("another", "haifa", 8080)] }),
        new("container", o => o with { LoadBalancers = [new EcsLoadBalancer("TargetGroup.Arn", "haifa", 80)] }),
        new("strategy", o => o with { Configuration = o.Configuration with { Strategy = "CANARY" } }, o => o with { Configuration = o.Configuration with { Strategy = null } }),
        new("alternateTargetGroup", o => o with { LoadBalancers = [new EcsLoadBalancer("TargetGroup.Arn", "haifa", 8080, new("another", "rule", "role"))] }),
        new("minimumHealthyPercent", o => o with { Configuration = o.Configuration with { MinimumHealthyPercent = 50 } }, o => o with { Configuration = o.Configuration with { MinimumHealthyPercent = null } }),
        new("maximumPercent", o => o with { Configuration = o.Configuration with { MaximumPercent = 150 } }, o => o with { Configuration = o.Configuration with { MaximumPercent = null } }),
        new("circuitBreaker", o => o with { Configuration = o.Configuration with { CircuitBreaker = false } }, o => o with { Configuration = o.Configuration with { CircuitBreaker = null } }),
        new("alarms", o => o with { Configuration = o.Configuration with { Alarms = ["errors"] } }, o => o with { Configuration = o.Configuration with { Alarms = null } }),
        new("healthCheckGraceSeconds", o => o with { HealthCheckGraceSeconds = 0 }, o => o with { HealthCheckGraceSeconds = null }),
        new("tags", o => o with { Tags = TheTags.Changed }),
    ];
}
