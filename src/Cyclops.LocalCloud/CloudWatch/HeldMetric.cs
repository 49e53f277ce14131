using Amazon.CloudWatch.Model;

namespace Cyclops.LocalCloud.CloudWatch;

/// <summary>One metric and what was measured, oldest first.</summary>
internal sealed class HeldMetric(Metric model)
{
    public Metric Model => model;

    public List<Sample> Samples { get; } = [];

    /// <summary>What samples are found by: namespace, name and dimensions together make a metric.</summary>
    public static string Key(string? space, string? name, IEnumerable<Dimension>? dimensions) => string.Join(
        '\n', (dimensions ?? []).OrderBy(d => d.Name, StringComparer.Ordinal).Select(d => $"{d.Name}={d.Value}").Prepend(name).Prepend(space));

    /// <summary>The samples of a time, gathered by period; the end is not part of it.</summary>
    /// <param name="period">Seconds.</param>
    public IEnumerable<(DateTime Start, Sample Sum)> Gather(DateTime start, DateTime end, int period) =>
        from sample in Samples
        where sample.At >= start && sample.At < end
        group sample by sample.At.AddTicks(-(sample.At.Ticks % (period * TimeSpan.TicksPerSecond))) into slot
        orderby slot.Key
        select (slot.Key, slot.Aggregate((a, b) => a.With(b)));
}
