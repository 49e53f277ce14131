namespace Cyclops.LocalCloud.CloudWatch;

/// <summary>Some measurements of one moment, or of several gathered.</summary>
internal sealed record Sample(DateTime At, double Count, double Sum, double Minimum, double Maximum)
{
    public Sample With(Sample other) => new(At, Count + other.Count, Sum + other.Sum, Math.Min(Minimum, other.Minimum), Math.Max(Maximum, other.Maximum));

    /// <summary>One of CloudWatch's five statistics; null for any other (percentiles).</summary>
    public double? Statistic(string? name) => name switch
    {
        "SampleCount" => Count,
        "Sum" => Sum,
        "Average" => Sum / Count,
        "Minimum" => Minimum,
        "Maximum" => Maximum,
        _ => null,
    };
}
