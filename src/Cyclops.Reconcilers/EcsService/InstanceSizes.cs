using System.Globalization;

namespace Cyclops.Reconcilers.EcsService;

/// <summary>What an EC2 instance brings to a cluster.</summary>
/// <param name="MemoryMiB">What the ECS agent registers, about: the kernel and the agent keep some.</param>
/// <param name="CpuUnits">1,024 to a vCPU.</param>
internal sealed record InstanceSizes(long MemoryMiB, long CpuUnits)
{
    /// <summary>
    /// Percent of an instance's memory that a cluster can place tasks in. Source: Amazon ECS Developer Guide, "Reserving Amazon ECS
    /// Linux container instance memory": the total is less than the instance has.
    /// </summary>
    private const int UsablePercent = 94;

    private const int UnitsPerCpu = 1024;

    /// <summary>By its type: <c>t3.large</c>; null for one that is not known here.</summary>
    public static InstanceSizes? Of(string type)
    {
        if (type.Split('.') is not [[var family, ..], var size])
        {
            return null;
        }

        var (times, isKnown) = Times(size);
        long? gib = (family, size) switch
        {
            ('t', "micro") => 1,
            ('t', "small") => 2,
            ('t', "medium") => 4,
            ('t', "large") => 8,
            ('m', "medium") => 4,
            ('m', "large") => 8,
            ('c', "medium") => 2,
            ('c', "large") => 4,
            ('r', "medium") => 8,
            ('r', "large") => 16,
            ('t' or 'm', _) when isKnown => 16 * times,
            ('c', _) when isKnown => 8 * times,
            ('r', _) when isKnown => 32 * times,
            _ => null,
        };
        var cpus = isKnown ? 4 * times : size == "medium" && family != 't' ? 1 : 2;
        return gib is { } memory ? new(memory * 1024 * UsablePercent / 100, cpus * UnitsPerCpu) : null;
    }

    /// <summary><c>xlarge</c> is one, <c>4xlarge</c> four.</summary>
    private static (long Times, bool IsKnown) Times(string size)
    {
        const string Suffix = "xlarge";
        return size == Suffix ? (1, true)
            : size.EndsWith(Suffix, StringComparison.Ordinal) && int.TryParse(size[..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? (times, true)
            : (0, false);
    }
}
