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
        new(MinimumHealthyPercent: 100, MaximumPercent: 200, CircuitBreaker: true, Alarms: []),
        HealthCheckGraceSeconds: 60,
        Subnets: null,
        SecurityGroups: null,
        Deployments: [],
        Events: [],
        TheTags.AsWanted);

    public static IEnumerable<TableRow<EcsServiceSpec, Aws.Ecs.EcsService>> Rows =>
    [
        new("name", o => o with { Name = "another" }),
        new("taskDefinition", o => o with { TaskDefinitionArn = "another:2" }),
        new("desiredCount", o => o with { DesiredCount = 3 }, o => o with { IsScaled = true }, s => s with { DesiredCount = null }),
        new("targetGroup", o => o with { LoadBalancers = [new EcsLoadBalancer("another", "haifa", 8080)] }),
        new("container", o => o with { LoadBalancers = [new EcsLoadBalancer("TargetGroup.Arn", "haifa", 80)] }),
        new("minimumHealthyPercent", o => o with { Configuration = o.Configuration with { MinimumHealthyPercent = 50 } }, o => o with { Configuration = o.Configuration with { MinimumHealthyPercent = null } }),
        new("maximumPercent", o => o with { Configuration = o.Configuration with { MaximumPercent = 150 } }, o => o with { Configuration = o.Configuration with { MaximumPercent = null } }),
        new("circuitBreaker", o => o with { Configuration = o.Configuration with { CircuitBreaker = false } }, o => o with { Configuration = o.Configuration with { CircuitBreaker = null } }),
        new("alarms", o => o with { Configuration = o.Configuration with { Alarms = ["errors"] } }, o => o with { Configuration = o.Configuration with { Alarms = null } }),
        new("healthCheckGraceSeconds", o => o with { HealthCheckGraceSeconds = 0 }, o => o with { HealthCheckGraceSeconds = null }),
        new("tags", o => o with { Tags = TheTags.Changed }),
    ];
}
