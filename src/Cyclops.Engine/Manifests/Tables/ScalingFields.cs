using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>How many copies an autoscaler runs, and what it goes by.</summary>
internal static class ScalingFields
{
    /// <summary>Most copies of one app, whoever says how many.</summary>
    public const int Most = 1000;

    private static readonly IntegerKind Percent = new(1, 100, "percent");

    // With none left there is nothing to measure, and so nothing that would ever start one again.
    public static readonly Field<int> Min = Field<int>.WithDefault(
        "min", new IntegerKind(1, Most), "1", "Fewest copies, and how many an app that is new begins with. An app is stopped by `replicas: 0`.");

    public static readonly Field<int> Max = Field<int>.Needed(
        "max", new IntegerKind(1, Most), "Most copies.");

    public static readonly Field<int> Cpu = Field<int>.Optional(
        "cpu", Percent, "not gone by", "Share of the reserved CPU that the copies are to use on average.");

    public static readonly Field<int> Memory = Field<int>.Optional(
        "memory", Percent, "not gone by", "Share of the reserved memory that the copies are to use on average.");

    public static readonly Field<int> Requests = Field<int>.Optional(
        "requests", new IntegerKind(1, 1_000_000), "not gone by", "Requests that each copy is to get in a minute.");

    public static readonly ObjectKind Kind = new(
        "Scaling",
        "An autoscaler (AWS's Application Auto Scaling) runs as many copies as hold what is measured at what is written here: `cpu`, `memory` or `requests`, one at least. Of several the one that asks for most copies counts.",
        Min,
        Max,
        Cpu,
        Memory,
        Requests)
    {
        Planned = ["schedule", "cooldown", "queue", "customMetric"],
        Synonyms = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["minReplicas"] = "min",
            ["maxReplicas"] = "max",
            ["cpuPercent"] = "cpu",
            ["memoryPercent"] = "memory",
            ["requestsPerTarget"] = "requests",
        },
    };
}
