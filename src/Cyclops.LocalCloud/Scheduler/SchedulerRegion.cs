using Amazon.Scheduler.Model;

namespace Cyclops.LocalCloud.Scheduler;

/// <summary>The groups of one region.</summary>
internal sealed class SchedulerRegion
{
    /// <summary>The group of schedules that name none; it is always there.</summary>
    public const string Default = "default";

    /// <summary>By name.</summary>
    public SortedDictionary<string, HeldScheduleGroup> Groups { get; } = new(StringComparer.Ordinal);

    /// <exception cref="ResourceNotFoundException">There is none of that name.</exception>
    public HeldScheduleGroup Group(string? name, CallContext call)
    {
        var wanted = name ?? Default;
        if (wanted == Default && !Groups.ContainsKey(wanted))
        {
            Groups.Add(wanted, new(wanted, call.Arn("scheduler", $"schedule-group/{wanted}"), call.NowUtc));
        }

        return Groups.GetValueOrDefault(wanted) ?? throw new ResourceNotFoundException($"Schedule group {wanted} does not exist.");
    }
}
