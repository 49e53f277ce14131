namespace Cyclops.Engine.Manifests;

/// <summary>A size of task that Fargate offers.</summary>
/// <param name="Cpu">CPU units.</param>
/// <param name="Memory">MiB.</param>
/// <remarks>Source: ECS API, RegisterTaskDefinition, <c>cpu</c>.</remarks>
public sealed record FargateSize(int Cpu, int Memory)
{
    private const int Gibibyte = 1024;

    /// <summary>CPU units, then memory in GiB: least, most, step.</summary>
    private static readonly (int Cpu, int Min, int Max, int Step)[] Rows =
    [
        (512, 1, 4, 1), (1024, 2, 8, 1), (2048, 4, 16, 1), (4096, 8, 30, 1), (8192, 16, 60, 4), (16384, 32, 120, 8),
    ];

    /// <summary>The largest size.</summary>
    public static FargateSize Largest { get; } = new(16384, 120 * Gibibyte);

    /// <summary>The smallest size that holds so much, by CPU first; null when none does.</summary>
    /// <param name="cpu">CPU units of all containers.</param>
    /// <param name="memory">Hard limits of all containers, MiB.</param>
    public static FargateSize? Smallest(int cpu, long memory)
    {
        if (cpu <= 256 && memory <= 2 * Gibibyte)
        {
            return new FargateSize(256, memory <= 512 ? 512 : memory <= Gibibyte ? Gibibyte : 2 * Gibibyte);
        }

        foreach (var row in Rows)
        {
            if (cpu <= row.Cpu && memory <= row.Max * Gibibyte)
            {
                var steps = Math.Max(0, (memory - (row.Min * Gibibyte) + (row.Step * Gibibyte) - 1) / (row.Step * Gibibyte));
                return new FargateSize(row.Cpu, (row.Min + ((int)steps * row.Step)) * Gibibyte);
            }
        }

        return null;
    }
}
