using System.Globalization;
using Cyclops.Engine.Kinds;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EcsService;

/// <summary>
/// Whether an environment's capacity, at its largest, holds the tasks of all its apps: ECS waits for room without an end, and
/// says so only task by task.
/// </summary>
internal static class CapacityForecast
{
    /// <summary>What does not fit, a sentence each; none for Fargate, or an instance type that is not known here.</summary>
    public static IEnumerable<string> Of(EnvironmentScope scope)
    {
        if (scope.Environment.Cluster is not ClusterSpec.Ec2 pool)
        {
            yield break;
        }

        // Any of the types may be what there is: the smallest is what can be counted on.
        var sizes = pool.InstanceTypes.Select(t => (Type: t, Size: InstanceSizes.Of(t))).ToList();
        if (sizes.Exists(s => s.Size is null))
        {
            yield break;
        }

        var (type, size) = sizes.MinBy(s => s.Size!.MemoryMiB);
        var cpus = sizes.Min(s => s.Size!.CpuUnits);
        foreach (var (name, app) in scope.Apps)
        {
            if (MemoryOf(app) > size!.MemoryMiB)
            {
                yield return $"{scope.Environment.Name}/{name}: a task reserves {Text(MemoryOf(app))} MiB and an instance of type {type} has about {Text(size.MemoryMiB)} MiB: {Text(MemoryOf(app) - size.MemoryMiB)} MiB are missing on each; "
                    + $"lower its memory, or take a larger instance type at {scope.Environment.Position}";
            }
        }

        var capacity = $"the EC2 capacity of {scope.Environment.Name} ({pool.Max} of {type})";
        var way = $"raise cluster.ec2.max, or take a larger instance type at {scope.Environment.Position}";
        var memory = scope.Apps.Values.Sum(a => MemoryOf(a) * a.Replicas) - (size!.MemoryMiB * pool.Max);
        if (memory > 0)
        {
            yield return $"{Text(memory)} MiB are missing on {capacity}: its apps reserve {Text(memory + (size.MemoryMiB * pool.Max))} MiB, and it has about {Text(size.MemoryMiB * pool.Max)} MiB at its largest; {way}";
        }

        var cpu = scope.Apps.Values.Sum(a => CpuOf(a) * a.Replicas) - (cpus * pool.Max);
        if (cpu > 0)
        {
            yield return $"{Text(cpu)} CPU units are missing on {capacity}: its apps reserve {Text(cpu + (cpus * pool.Max))}, and it has {Text(cpus * pool.Max)} at its largest; {way}";
        }
    }

    /// <summary>What ECS places by: the soft limit where there is one.</summary>
    private static long MemoryOf(AppSpec app) => Containers(app).Sum(c => (long)(c.MemoryReservation ?? c.Memory));

    private static long CpuOf(AppSpec app) => Containers(app).Sum(c => (long)c.Cpu);

    private static IEnumerable<ContainerSpec> Containers(AppSpec app) => app.Containers.Values.Prepend(app.Web);

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
