using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.Jobs;

/// <summary>Tasks of apps that run at times.</summary>
public sealed class JobTests
{
    private const string Group = "acme.staging";
    private const string Nightly = "jobs: {nightly: {schedule: '0 3 * * 1', command: clean, timezone: Europe/Berlin}}";

    [Fact]
    public async Task A_job_runs_the_apps_task_with_its_command_at_its_times()
    {
        using var installation = await SettledAsync(Nightly);

        var job = await FindAsync(installation);

        Assert.Equal(("cron(0 3 ? * MON *)", "Europe/Berlin", ScheduleState.ENABLED), (job.ScheduleExpression, job.ScheduleExpressionTimezone, job.State));
        Assert.Equal("""{"containerOverrides":[{"name":"haifa","command":["/bin/sh","-c","clean"]}]}""", job.Target.Input);
        Assert.EndsWith(":cluster/acme-staging", job.Target.Arn, StringComparison.Ordinal);
        Assert.Equal(await RunningAsync(installation), job.Target.EcsParameters.TaskDefinitionArn);
        Assert.Contains("JobRole", job.Target.RoleArn, StringComparison.Ordinal);
        installation.Cloud.Recorder.Clear();
        Assert.Empty(await installation.DifferencesAsync());
        await installation.PassAsync();
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
    }

    [Fact]
    public async Task A_job_takes_a_new_version_only_when_the_service_has()
    {
        using var installation = await SettledAsync(Nightly);
        var before = (await FindAsync(installation)).Target.EcsParameters.TaskDefinitionArn;
        installation.Commit(m => m.App("haifa", "web:2", Nightly));

        var first = await installation.PassAsync();
        Assert.Contains(first, r => r is { Step: { Id.Kind: "Job", Verb: Verb.Update }, Outcome: Outcome.Blocked { On.Kind: "EcsService" } or Outcome.Blocked { On.Kind: "TaskDefinition" } });
        Assert.Equal(before, (await FindAsync(installation)).Target.EcsParameters.TaskDefinitionArn);
        await installation.SettleAsync();

        var after = (await FindAsync(installation)).Target.EcsParameters.TaskDefinitionArn;
        Assert.NotEqual(before, after);
        Assert.Equal(await RunningAsync(installation), after);
    }

    [Fact]
    public async Task What_somebody_changes_by_hand_is_put_back()
    {
        using var installation = await SettledAsync(Nightly);
        var job = await FindAsync(installation);
        job.Target.EcsParameters.TaskCount = 2;
        job.Target.Input = "{}";
        await installation.Raw.Scheduler.UpdateScheduleAsync(new UpdateScheduleRequest
        {
            GroupName = Group,
            Name = "haifa.nightly",
            ScheduleExpression = "rate(1 hour)",
            State = ScheduleState.DISABLED,
            FlexibleTimeWindow = new() { Mode = FlexibleTimeWindowMode.FLEXIBLE, MaximumWindowInMinutes = 9 },
            Target = job.Target,
        });
        installation.Restart();

        var step = Assert.Single(await installation.DifferencesAsync());
        Assert.Equal(["enabled", "input", "others", "schedule", "timezone"], step.Changes.Select(c => c.Path).Order());
        await installation.SettleAsync();

        job = await FindAsync(installation);
        Assert.Equal(("cron(0 3 ? * MON *)", ScheduleState.ENABLED, 1), (job.ScheduleExpression, job.State, job.Target.EcsParameters.TaskCount));
    }

    [Fact]
    public async Task A_job_that_is_not_asked_for_goes_and_one_that_was_deleted_comes_back()
    {
        using var installation = await SettledAsync(Nightly);
        await installation.Raw.Scheduler.DeleteScheduleAsync(new DeleteScheduleRequest { GroupName = Group, Name = "haifa.nightly" });
        await installation.SettleAsync();
        Assert.Equal(["haifa.nightly"], await NamesAsync(installation));

        installation.Commit(m => m.App("haifa", spec: "jobs: {hourly: {schedule: rate(1 hour), command: poll}}"));
        await installation.SettleAsync();
        Assert.Equal(["haifa.hourly"], await NamesAsync(installation));

        installation.Commit(m => m.Remove("haifa"));
        await installation.SettleAsync();
        Assert.Empty(await NamesAsync(installation));
    }

    [Fact]
    public async Task On_Fargate_a_job_has_the_network_of_the_service()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty(cluster: "fargate: {}").App("haifa", spec: $"cpu: 256, memory: 512, {Nightly}"));

        var network = (await FindAsync(installation)).Target.EcsParameters.NetworkConfiguration.AwsvpcConfiguration;

        Assert.Equal((2, 1), (network.Subnets.Count, network.SecurityGroups.Count));
    }

    private static Task<Installation> SettledAsync(string spec) => Installation.SettledAsync(Manifests.Empty().App("haifa", spec: spec).App("jaffa"));

    private static Task<GetScheduleResponse> FindAsync(Installation installation) =>
        installation.Raw.Scheduler.GetScheduleAsync(new GetScheduleRequest { GroupName = Group, Name = "haifa.nightly" });

    private static async Task<IEnumerable<string>> NamesAsync(Installation installation) =>
        (await installation.Raw.Scheduler.ListSchedulesAsync(new ListSchedulesRequest { GroupName = Group })).Schedules.Select(s => s.Name);

    private static async Task<string> RunningAsync(Installation installation) =>
        (await installation.Raw.Ecs.DescribeServicesAsync(new() { Cluster = "acme-staging", Services = ["haifa"] })).Services[0].TaskDefinition;
}
