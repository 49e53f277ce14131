using Amazon.ECS;
using Amazon.ECS.Model;
using Cyclops.Model;

namespace Cyclops.Aws.Ecs;

/// <summary>How a service is rolled out: the SDK's shapes to our records and back.</summary>
internal static class EcsDeploymentMapping
{
    public static EcsDeploymentConfiguration From(DeploymentConfiguration? c) => new(
        c?.Strategy?.Value,
        c?.MinimumHealthyPercent,
        c?.MaximumPercent,
        c?.DeploymentCircuitBreaker?.Enable,
        c is null ? null : AlarmsOf(c.Alarms),
        c?.BakeTimeInMinutes,
        c?.CanaryConfiguration?.CanaryPercent ?? c?.LinearConfiguration?.StepPercent,
        c?.CanaryConfiguration?.CanaryBakeTimeInMinutes ?? c?.LinearConfiguration?.StepBakeTimeInMinutes);

    public static DeploymentConfiguration To(EcsDeploymentConfiguration c) => new()
    {
        Strategy = c.Strategy is null ? null : new DeploymentStrategy(c.Strategy),
        MinimumHealthyPercent = c.MinimumHealthyPercent,
        MaximumPercent = c.MaximumPercent,
        DeploymentCircuitBreaker = new DeploymentCircuitBreaker { Enable = c.CircuitBreaker, Rollback = c.CircuitBreaker },

        // Said without any, too: what is left out of an update stays as it was.
        Alarms = c.Alarms is { } names ? new DeploymentAlarms { AlarmNames = [.. names], Enable = names.Count > 0, Rollback = names.Count > 0 } : null,
        BakeTimeInMinutes = c.BakeMinutes,
        CanaryConfiguration = c.Strategy == EcsDeploymentConfiguration.Canary ? new CanaryConfiguration { CanaryPercent = c.StepPercent, CanaryBakeTimeInMinutes = c.StepBakeMinutes } : null,
        LinearConfiguration = c.Strategy == EcsDeploymentConfiguration.Linear ? new LinearConfiguration { StepPercent = c.StepPercent, StepBakeTimeInMinutes = c.StepBakeMinutes } : null,
    };

    public static EcsLoadBalancer From(LoadBalancer l) => new(
        l.TargetGroupArn,
        l.ContainerName,
        l.ContainerPort ?? 0,
        l.AdvancedConfiguration is { AlternateTargetGroupArn: { } alternate } advanced ? new(alternate, advanced.ProductionListenerRule ?? "", advanced.RoleArn ?? "") : null);

    public static List<LoadBalancer>? To(EquatableList<EcsLoadBalancer>? balancers) => balancers is { } all ? [.. all.Select(To)] : null;

    private static LoadBalancer To(EcsLoadBalancer l) => new()
    {
        TargetGroupArn = l.TargetGroupArn,
        ContainerName = l.ContainerName,
        ContainerPort = l.ContainerPort,
        AdvancedConfiguration = l.Shift is { } shift
            ? new AdvancedConfiguration { AlternateTargetGroupArn = shift.AlternateTargetGroupArn, ProductionListenerRule = shift.ListenerRuleArn, RoleArn = shift.RoleArn }
            : null,
    };

    private static EquatableList<string> AlarmsOf(DeploymentAlarms? alarms) =>
        alarms is { Enable: true, AlarmNames: { } names } ? names.Order(StringComparer.Ordinal).ToEquatableList() : [];
}
