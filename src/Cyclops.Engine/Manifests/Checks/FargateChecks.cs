using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Checks;

/// <summary>What Fargate asks of a task: a size that exists, and ports that do not clash in the one network interface.</summary>
internal static class FargateChecks
{
    public static void Run(YamlMapping spec, CheckContext context)
    {
        var containers = LayerChecks.ContainersOf(spec).Select(item => item.Container).Prepend(spec).ToList();
        var cpu = containers.Sum(container => ContainerFields.Cpu.Of(container));
        var memory = containers.Sum(container => (long)ContainerFields.Memory.Of(container));
        if (FargateSize.Smallest(cpu, memory) is null)
        {
            context.Push(ContainerFields.Memory.Name);
            context.Add(
                ErrorCodes.NoFargateSize,
                ContainerFields.Memory.NodeIn(spec) ?? ContainerFields.Cpu.NodeIn(spec) ?? spec,
                $"No Fargate size holds the app's containers: {cpu} CPU units and {memory} MiB in all.",
                $"at most {FargateSize.Largest.Cpu} units and {FargateSize.Largest.Memory} MiB; or an environment on EC2");
            context.Pop();
        }

        CheckPorts(spec, context);
    }

    private static void CheckPorts(YamlMapping spec, CheckContext context)
    {
        var taken = new Dictionary<int, string> { [AppFields.Port.Of(spec)] = "the app itself" };
        foreach (var (name, container) in LayerChecks.ContainersOf(spec))
        {
            foreach (var port in ContainerFields.Ports.Of(container).Where(port => !taken.TryAdd(port, name)))
            {
                context.Push($"containers.{name}.ports");
                context.Add(
                    ErrorCodes.PortUsedTwice,
                    ContainerFields.Ports.NodeIn(container)!,
                    $"Port {port} is that of {taken[port]}, too; on Fargate the containers of a task share one address.",
                    "use another port");
                context.Pop();
            }
        }
    }
}
