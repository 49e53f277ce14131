using Cyclops.LocalCloud.LoadBalancing;

namespace Cyclops.LocalCloud.Ecs.Tasks;

/// <summary>Where a task listens, as its target groups must know it: instance and host port, or its own address and container port.</summary>
internal static class TargetAddresses
{
    /// <summary>One for each load balancer of the service whose target group still exists.</summary>
    public static IEnumerable<(HeldGroup Group, string Id, int Port)> Of(LoadBalancingService balancing, HeldTask task)
    {
        var region = balancing.Regions[task.StartedBy];
        foreach (var wanted in task.Service?.Model.LoadBalancers ?? [])
        {
            var arn = task.Deployment?.UsesAlternate == true && wanted.AdvancedConfiguration is { } shift ? shift.AlternateTargetGroupArn : wanted.TargetGroupArn;
            if (arn is null || region.GroupsByArn.GetValueOrDefault(arn) is not { } group)
            {
                continue;
            }

            var container = task.Model.Containers.Find(c => c.Name == wanted.ContainerName);
            if (container?.NetworkInterfaces is [{ } own, ..])
            {
                yield return (group, own.PrivateIpv4Address, wanted.ContainerPort ?? 0);
            }
            else if (container?.NetworkBindings.Find(b => b.ContainerPort == wanted.ContainerPort) is { } binding && task.Instance is { } instance)
            {
                yield return (group, instance.Model.Ec2InstanceId, binding.HostPort ?? 0);
            }
        }
    }
}
