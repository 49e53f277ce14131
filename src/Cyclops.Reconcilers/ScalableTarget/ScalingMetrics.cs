using System.Globalization;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.ScalableTarget;

/// <summary>What an autoscaler of a service can go by.</summary>
/// <remarks>Names: Application Auto Scaling API Reference, PredefinedMetricSpecification.</remarks>
internal static class ScalingMetrics
{
    public const string Requests = "requests";

    private const string Cpu = "cpu";
    private const string Memory = "memory";

    /// <summary>What names of our policies begin with; others may have theirs beside them.</summary>
    private const string Prefix = "cyclops-";

    /// <summary>What each is to be held at.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(ScalingSpec spec) =>
        from wanted in new (string Name, int? Value)[] { (Cpu, spec.CpuPercent), (Memory, spec.MemoryPercent), (Requests, spec.Requests) }
        let value = wanted.Value?.ToString(CultureInfo.InvariantCulture)
        where value is not null
        select KeyValuePair.Create(wanted.Name, value);

    /// <summary>AWS's name of what is measured.</summary>
    public static string Of(string measured) => measured switch
    {
        Cpu => "ECSServiceAverageCPUUtilization",
        Memory => "ECSServiceAverageMemoryUtilization",
        _ => "ALBRequestCountPerTarget",
    };

    public static string PolicyOf(string measured) => Prefix + measured;

    /// <summary>What one of our policies measures; null: it is not ours.</summary>
    public static string? MeasuredBy(string policy) =>
        policy.StartsWith(Prefix, StringComparison.Ordinal) && policy[Prefix.Length..] is Cpu or Memory or Requests ? policy[Prefix.Length..] : null;
}
