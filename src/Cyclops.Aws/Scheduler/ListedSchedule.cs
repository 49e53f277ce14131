namespace Cyclops.Aws.Scheduler;

/// <summary>A schedule as a list gives it.</summary>
/// <param name="Name">Its name within the group.</param>
/// <param name="ChangedAt">When it was changed last: what it says is as it was then.</param>
public sealed record ListedSchedule(string Name, DateTime? ChangedAt);
