using Amazon.ECS.Model;
using Cyclops.Model;

namespace Cyclops.Aws.Ecs;

/// <summary>How a service is rolled out: the SDK's shapes to our record and back.</summary>
internal static class EcsDeploymentMapping
{
    public static EcsDeploymentConfiguration From(DeploymentConfiguration? c) => new(
        c?.MinimumHealthyPercent,
        c?.MaximumPercent,
        c?.DeploymentCircuitBreaker?.Enable,
        c is null ? null : AlarmsOf(c.Alarms));

    public static DeploymentConfiguration To(EcsDeploymentConfiguration c) => new()
    {
        MinimumHealthyPercent = c.MinimumHealthyPercent,
        MaximumPercent = c.MaximumPercent,
        DeploymentCircuitBreaker = new DeploymentCircuitBreaker { Enable = c.CircuitBreaker, Rollback = c.CircuitBreaker },

        // Said without any, too: what is left out of an update stays as it was.
        Alarms = c.Alarms is { } names ? new DeploymentAlarms { AlarmNames = [.. names], Enable = names.Count > 0, Rollback = names.Count > 0 } : null,
    };

    private static EquatableList<string> AlarmsOf(DeploymentAlarms? alarms) =>
        alarms is { Enable: true, AlarmNames: { } names } ? names.Order(StringComparer.Ordinal).ToEquatableList() : [];
}
