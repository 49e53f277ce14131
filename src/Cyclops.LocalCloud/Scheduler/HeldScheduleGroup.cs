namespace Cyclops.LocalCloud.Scheduler;

/// <summary>A group and its schedules.</summary>
internal sealed class HeldScheduleGroup(string name, string arn, DateTime made)
{
    public string Name => name;

    public string Arn => arn;

    public DateTime Made => made;

    public TagSet Tags { get; } = new();

    /// <summary>By name.</summary>
    public SortedDictionary<string, HeldSchedule> Schedules { get; } = new(StringComparer.Ordinal);
}
