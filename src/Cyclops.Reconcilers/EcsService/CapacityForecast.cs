using System.Globalization;
using Cyclops.Engine.Kinds;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EcsService;

/// <summary>
/// Whether an environment's capacity, at its largest, holds the tasks of all its apps and of its Solr: ECS waits for room without an end, and
/// says so only task by task.
/// </summary>
public static class CapacityForecast
{
    /// <summary>Whether the sizes of all its instance types are known here: nothing is forecast otherwise.</summary>
    public static bool Knows(ClusterSpec.Ec2 pool) => pool.InstanceTypes.All(t => InstanceSizes.Of(t) is not null);

    /// <summary>What does not fit, a sentence each; none for Fargate, an environment that goes, or an instance type that is not known here.</summary>
    public static IEnumerable<string> Of(EnvironmentScope scope)
    {
        if (scope.Environment is not { Removed: false, Cluster: ClusterSpec.Ec2 pool })
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
        var loads = Loads(scope).ToList();
        foreach (var (name, memoryOfOne, _, _) in loads.Where(l => l.Memory > size!.MemoryMiB))
        {
            yield return $"{scope.Environment.Name}/{name}: a task reserves {Text(memoryOfOne)} MiB and an instance of type {type} has about {Text(size!.MemoryMiB)} MiB: {Text(memoryOfOne - size.MemoryMiB)} MiB are missing on each; "
                + $"lower its memory, or take a larger instance type at {scope.Environment.Position}";
        }

        var who = scope.Environment.Search is SearchSpec.Managed ? "its apps and its Solr reserve" : "its apps reserve";
        var capacity = $"the EC2 capacity of {scope.Environment.Name} ({pool.Max} of {type})";
        var way = $"raise cluster.ec2.max, or take a larger instance type at {scope.Environment.Position}";
        var memory = loads.Sum(l => l.Memory * l.Count) - (size!.MemoryMiB * pool.Max);
        if (memory > 0)
        {
            yield return $"{Text(memory)} MiB are missing on {capacity}: {who} {Text(memory + (size.MemoryMiB * pool.Max))} MiB, and it has about {Text(size.MemoryMiB * pool.Max)} MiB at its largest; {way}";
        }

        var cpu = loads.Sum(l => l.Cpu * l.Count) - (cpus * pool.Max);
        if (cpu > 0)
        {
            yield return $"{Text(cpu)} CPU units are missing on {capacity}: {who} {Text(cpu + (cpus * pool.Max))}, and it has {Text(cpus * pool.Max)} at its largest; {way}";
        }
    }

    /// <summary>What runs on the cluster: for one task each, and how many of them.</summary>
    private static IEnumerable<(string Name, long Memory, long Cpu, int Count)> Loads(EnvironmentScope scope)
    {
        foreach (var (name, app) in scope.Apps)
        {
            yield return (name, MemoryOf(app), CpuOf(app), app.Replicas);
        }

        if (scope.Environment.Search is SearchSpec.Managed search)
        {
            yield return ("search.managed", search.Memory, search.Cpu, 1);
        }
    }

    /// <summary>What ECS places by: the soft limit where there is one.</summary>
    private static long MemoryOf(AppSpec app) => Containers(app).Sum(c => (long)(c.MemoryReservation ?? c.Memory));

    private static long CpuOf(AppSpec app) => Containers(app).Sum(c => (long)c.Cpu);

    private static IEnumerable<ContainerSpec> Containers(AppSpec app) => app.Containers.Values.Prepend(app.Web);

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
