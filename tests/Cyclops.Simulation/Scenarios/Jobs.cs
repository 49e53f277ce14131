using Amazon.Scheduler;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Scenarios;

/// <summary>Apps with tasks that run at times.</summary>
internal static class Jobs
{
    private const string Group = "acme.staging";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "jobs",
            [
                Act.Commit("an app with two jobs", f => f.Base().App("alpha", spec: "jobs: {nightly: {schedule: '0 3 * * *', command: [clean, --old]}, hourly: {schedule: rate(1 hour), command: [poll]}}")),
                Act.Commit("another version, time and zone, and one job less", f => f.App("alpha", "web:2", "jobs: {nightly: {schedule: '30 4 * * 1-5', command: [clean], timezone: Europe/Berlin}}")),
                Act.Meddle("somebody changes all of it", Change),
                Act.Meddle("it is gone, and a stranger's is there", s =>
                {
                    var there = Stranger.Now(s.Scheduler.GetScheduleAsync(new() { GroupName = Group, Name = "alpha.nightly" }));
                    Stranger.Now(s.Scheduler.DeleteScheduleAsync(new() { GroupName = Group, Name = "alpha.nightly" }));
                    Stranger.Now(s.Scheduler.CreateScheduleAsync(new() { GroupName = Group, Name = "theirs", ScheduleExpression = "rate(1 day)", FlexibleTimeWindow = there.FlexibleTimeWindow, Target = there.Target }));
                }),
                Act.Commit("a version that fails", f => f.App("alpha", "crash:1", "jobs: {nightly: {schedule: '30 4 * * 1-5', command: [clean], timezone: Europe/Berlin}}"), TimeSpan.FromMinutes(12)),
                Act.Commit("mended", f => f.App("alpha", "web:3", "jobs: {nightly: {schedule: '30 4 * * 1-5', command: [clean], timezone: Europe/Berlin}}")),
                Act.Commit("alpha leaves", f => f.Without("alpha")),
            ]) { Turns = 3 },
    ];

    private static void Change(Stranger stranger)
    {
        var there = Stranger.Now(stranger.Scheduler.GetScheduleAsync(new() { GroupName = Group, Name = "alpha.nightly" }));
        there.Target.Input = """{"containerOverrides":[{"name":"alpha","command":["rm","-rf"]}]}""";
        there.Target.EcsParameters.TaskCount = 3;
        Stranger.Now(stranger.Scheduler.UpdateScheduleAsync(new()
        {
            GroupName = Group,
            Name = "alpha.nightly",
            ScheduleExpression = "rate(1 minute)",
            ScheduleExpressionTimezone = "Asia/Tokyo",
            State = ScheduleState.DISABLED,
            FlexibleTimeWindow = new() { Mode = FlexibleTimeWindowMode.FLEXIBLE, MaximumWindowInMinutes = 5 },
            Target = there.Target,
        }));
    }
}
