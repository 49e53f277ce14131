using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Checks;

/// <summary>
/// Fields of an app's spec among each other. Only pairs that are both written are compared, so the same checks
/// hold for a layer and for the merged whole.
/// </summary>
internal static class LayerChecks
{
    public static void Run(YamlMapping spec, CheckContext context)
    {
        CheckHealth(spec, context);
        CheckContainer(spec, context);
        foreach (var (name, container) in ContainersOf(spec))
        {
            context.Push(AppFields.Containers.Name);
            context.Push(name);
            CheckContainer(container, context);
            context.Pop();
            context.Pop();
        }
    }

    /// <summary>The linked containers of a checked spec.</summary>
    public static IEnumerable<(string Name, YamlMapping Container)> ContainersOf(YamlMapping spec) =>
        AppFields.Containers.NodeIn(spec) is YamlMapping containers
            ? containers.Entries.Where(entry => entry.Value is YamlMapping).Select(entry => (entry.Name, (YamlMapping)entry.Value))
            : [];

    private static void CheckHealth(YamlMapping spec, CheckContext context)
    {
        if (AppFields.HealthCheck.NodeIn(spec) is not YamlMapping health)
        {
            return;
        }

        var interval = HealthCheckFields.Interval.Of(health);
        var timeout = HealthCheckFields.Timeout.Of(health);
        var node = HealthCheckFields.Timeout.NodeIn(health) ?? (context.InEffect ? HealthCheckFields.Interval.NodeIn(health) : null);
        var isStated = context.InEffect || HealthCheckFields.Interval.NodeIn(health) is not null;
        if (node is not null && isStated && timeout >= interval)
        {
            context.Push("healthCheck.timeout");
            context.Add(
                ErrorCodes.InvalidHealthCheck,
                node,
                $"The timeout ({timeout.TotalSeconds:0} s) is not below the interval ({interval.TotalSeconds:0} s).",
                "make the timeout shorter or the interval longer");
            context.Pop();
        }
    }

    private static void CheckContainer(YamlMapping container, CheckContext context)
    {
        if (ContainerFields.MemoryReservation.TryOf(container, out var reserved)
            && (context.InEffect || ContainerFields.Memory.NodeIn(container) is not null)
            && reserved > ContainerFields.Memory.Of(container))
        {
            context.Push(ContainerFields.MemoryReservation.Name);
            context.Add(
                ErrorCodes.MemoryReservationTooLarge,
                ContainerFields.MemoryReservation.NodeIn(container)!,
                $"The reservation ({reserved} MiB) is above the limit ({ContainerFields.Memory.Of(container)} MiB).",
                "raise memory, or lower memoryReservation");
            context.Pop();
        }

        CheckVariables(container, context);
    }

    private static void CheckVariables(YamlMapping container, CheckContext context)
    {
        if (ContainerFields.Env.NodeIn(container) is not YamlMapping env || ContainerFields.Secrets.NodeIn(container) is not YamlMapping secrets)
        {
            return;
        }

        foreach (var secret in secrets.Entries.Where(secret => !secret.Value.IsNull && env.Find(secret.Name) is { IsNull: false }))
        {
            context.Push(ContainerFields.Secrets.Name);
            context.Push(secret.Name);
            context.Add(
                ErrorCodes.EnvAndSecret,
                secret.Key,
                $"The variable {Shown.Quote(secret.Name)} is set by env and by secrets.",
                $"keep one; env: {{{secret.Name}: null}} removes what a lower layer sets");
            context.Pop();
            context.Pop();
        }
    }
}
