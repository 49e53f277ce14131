using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Checks;

/// <summary>Whether an autoscaler can do what a merged spec asks of it.</summary>
internal static class ScalingChecks
{
    public static void Run(YamlMapping spec, CheckContext context)
    {
        if (AppFields.Replicas.NodeIn(spec) is not YamlMapping scaling)
        {
            return;
        }

        context.Push(AppFields.Replicas.Name);
        var (min, max) = (ScalingFields.Min.Of(scaling), ScalingFields.Max.Of(scaling));
        if (min > max)
        {
            context.Push(ScalingFields.Min.Name);
            context.Add(ErrorCodes.MinAboveMax, ScalingFields.Min.NodeIn(scaling) ?? scaling, $"min ({min}) is above max ({max}).", "lower min, or raise max");
            context.Pop();
        }

        var requests = ScalingFields.Requests.NodeIn(scaling);
        if (requests is null && ScalingFields.Cpu.NodeIn(scaling) is null && ScalingFields.Memory.NodeIn(scaling) is null)
        {
            context.Add(ErrorCodes.NothingToScaleBy, scaling, "The autoscaler is not told what to go by.", "add cpu: 60, memory: 70 or requests: 1000, or write a number in place of the map");
        }

        if (requests is not null && AppFields.Hosts.TryOf(spec, out var hosts) && hosts.Count == 0)
        {
            context.Push(ScalingFields.Requests.Name);
            context.Add(ErrorCodes.NothingToScaleBy, requests, "An app without hosts gets no requests from the load balancer.", "go by cpu or memory");
            context.Pop();
        }

        context.Pop();
    }
}
