using Amazon.ECS.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.Tests.Support;
using Cyclops.Testing;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Reconcilers.Tests.Release;

public sealed class ReleaseTests
{
    private const string Cluster = "acme-staging";

    [Fact]
    public async Task A_release_runs_once_for_each_version_and_before_its_service_does()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa", "web:1", "release: ckan db upgrade"));
        Assert.Equal(["RunTask", "CreateService"], Calls(installation));

        installation.Cloud.Recorder.Clear();
        installation.Commit(m => m.App("haifa", "web:2", "release: ckan db upgrade"));
        await installation.SettleAsync();
        Assert.Equal(["RunTask", "UpdateService"], Calls(installation));

        installation.Restart();
        installation.Cloud.Recorder.Clear();
        await installation.PassAsync();
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
        Assert.DoesNotContain("ecs:ListTagsForResource", installation.Cloud.Recorder.Counts().Keys);
    }

    [Fact]
    public async Task A_release_that_is_added_or_changed_alone_waits_for_the_next_version()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        installation.Cloud.Recorder.Clear();

        installation.Commit(m => m.App("haifa", "web:1", "release: one"));
        await installation.PassAsync();
        installation.Commit(m => m.App("haifa", "web:1", "release: two"));
        await installation.PassAsync();

        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
    }

    [Fact]
    public async Task A_release_that_fails_keeps_the_old_version_and_is_not_run_again_until_its_command_changes()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        installation.Cloud.Locked(_ =>
        {
            installation.Cloud.Services.Ecs.Script.WhenCrashes("upgrade", 4, "no such table");
            return true;
        });
        installation.Commit(m => m.App("haifa", "web:2", "release: ckan db upgrade"));
        installation.Cloud.Recorder.Clear();
        await installation.PassAsync();
        await installation.PassAsync();
        installation.Restart();

        var stalled = Assert.IsType<Outcome.Stalled>((await installation.PassAsync()).First(r => r.Step.Id.Kind == "Release").Outcome);

        Assert.Equal(["RunTask"], Calls(installation));
        Assert.Contains("failed: container haifa exits with code 4; the end of its log: \"web:2", stalled.Message.Replace("haifa starts from image ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("\"no such table\"", stalled.Message, StringComparison.Ordinal);
        Assert.Contains("the old version (", stalled.Message, StringComparison.Ordinal);
        Assert.StartsWith("task ", installation.Visit("haifa.staging.example.org"), StringComparison.Ordinal);

        installation.Commit(m => m.App("haifa", "web:2", "release: ckan db repair"));
        await installation.SettleAsync();
        Assert.Equal(["RunTask", "RunTask", "UpdateService"], Calls(installation));
    }

    [Fact]
    public async Task A_release_that_takes_too_long_is_stopped()
    {
        var clock = new ManualTime();
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"), new LocalCloudOptions { Clock = clock });
        installation.Commit(m => m.App("haifa", "web:2", "release: {command: hang, timeout: 2m}"));
        await installation.PassAsync();
        Assert.Single(await RunningAsync(installation));

        clock.Advance(TimeSpan.FromMinutes(2));
        await installation.PassAsync();
        var results = await installation.PassAsync();

        Assert.Empty(await RunningAsync(installation));
        var stalled = Assert.IsType<Outcome.Stalled>(results.First(r => r.Step.Id.Kind == "Release").Outcome);
        Assert.Contains("it takes longer than the 2 min of its release.timeout", stalled.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_release_of_a_later_version_waits_for_that_of_an_earlier_one()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        installation.Commit(m => m.App("haifa", "web:2", "release: hang"));
        await installation.PassAsync();
        installation.Commit(m => m.App("haifa", "web:3", "release: migrate"));

        await installation.PassAsync();
        var results = await installation.PassAsync();

        Assert.Single(await RunningAsync(installation));
        Assert.Contains("comes after it", Assert.IsType<Outcome.Progressing>(results.First(r => r.Step.Id.Kind == "Release").Outcome).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ec2: {instanceTypes: [t3.large], max: 4}")]
    [InlineData("fargate: {}")]
    public async Task Removing_an_app_while_its_release_runs_leaves_nothing(string cluster)
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty(cluster));
        var before = await Inventory.OfAsync(installation.Raw);
        installation.Commit(m => m.App("haifa", "web:1", "release: hang"));
        await installation.PassAsync();
        await installation.PassAsync();
        Assert.Single(await RunningAsync(installation));

        installation.Commit(m => m.Remove("haifa"));
        await installation.SettleAsync();

        Assert.Empty(await RunningAsync(installation));
        Assert.Equal(before, await Inventory.OfAsync(installation.Raw));
    }

    private static List<string> Calls(Installation installation) =>
        [.. installation.Cloud.Recorder.Calls().Select(c => c.Operation).Where(o => o is "RunTask" or "CreateService" or "UpdateService")];

    private static async Task<List<string>> RunningAsync(Installation installation) =>
        (await installation.Raw.Ecs.ListTasksAsync(new ListTasksRequest { Cluster = Cluster, StartedBy = "cyclops-release/haifa" })).TaskArns ?? [];
}
