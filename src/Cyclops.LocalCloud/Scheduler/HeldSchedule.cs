using Amazon.Scheduler.Model;

namespace Cyclops.LocalCloud.Scheduler;

/// <summary>One schedule as it is described, and the token it was made with.</summary>
internal sealed record HeldSchedule(GetScheduleResponse Model, string? Token);
