using Cyclops.LocalCloud.Options;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Tests.Support;
using Cyclops.Testing;

namespace Cyclops.Reconcilers.Tests.Environments;

public sealed class WholeEnvironmentTests
{
    private const string Haifa = "env: {DEBUG: 'yes'}, secrets: {TOKEN: /acme/staging/token}";

    [Theory]
    [InlineData("ec2: {instanceTypes: [t3.large], max: 4}", "managed: {cidr: 10.40.0.0/16, nat: none}")]
    [InlineData("ec2: {instanceTypes: [m6i.large, m5.large], min: 2}", "managed: {cidr: 10.40.0.0/16, nat: perZone, zones: 3}")]
    [InlineData("fargate: {}", "managed: {cidr: 10.40.0.0/20, nat: single, zones: 3}")]
    public async Task A_settled_environment_plans_nothing_and_changes_nothing(string cluster, string network)
    {
        using var installation = await Installation.SettledAsync(ThreeApps(cluster, network));
        installation.Restart();
        installation.Cloud.Recorder.Clear();

        var results = await installation.PassAsync();

        Assert.All(results, r => Assert.Equal(Verb.Keep, r.Step.Verb));
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
    }

    [Fact]
    public async Task An_environment_settles_while_everything_takes_its_time()
    {
        var clock = new ManualTime();
        using var installation = new Installation(ThreeApps(), new LocalCloudOptions { Clock = clock, Delays = LifeCycleDelays.Realistic });

        var passes = await installation.SettleAsync(() => clock.Advance(TimeSpan.FromSeconds(20)));

        Assert.InRange(passes, 3, 60);
        installation.Cloud.Recorder.Clear();
        await installation.PassAsync();
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
    }

    [Fact]
    public async Task An_image_change_rolls_one_app_only()
    {
        using var installation = await Installation.SettledAsync(ThreeApps());
        var before = await Inventory.OfAsync(installation.Raw);
        installation.Commit(m => m.App("haifa", "ckan/haifa:2", Haifa));
        installation.Cloud.Recorder.Clear();

        var plan = await installation.DifferencesAsync();
        await installation.SettleAsync();

        Assert.All(plan, s => Assert.Equal("haifa", s.Id.Owner.App));
        Assert.Equal([Verb.Update, Verb.Update, Verb.Delete], plan.Select(s => s.Verb));
        Assert.Equal(["TaskDefinition", "EcsService", "TaskDefinition"], plan.Select(s => s.Id.Kind));
        Assert.Equal("ckan/haifa:2", Assert.Single(plan[0].Changes).Wanted);
        Assert.Equal(ChangeCause.Manifest, plan[0].Changes[0].Cause);
        Assert.Equal(
            ["ecs:DeregisterTaskDefinition", "ecs:RegisterTaskDefinition", "ecs:TagResource", "ecs:UpdateService"],
            installation.Cloud.Recorder.Calls().Where(c => c.Mutating).Select(c => $"{c.Service}:{c.Operation}").Distinct().Order());
        var after = await Inventory.OfAsync(installation.Raw);
        Assert.Equal(before.Count, after.Count);
        Assert.All(before.Except(after), line => Assert.Contains("haifa", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Removing_an_app_removes_all_of_it_and_nothing_else()
    {
        using var installation = await Installation.SettledAsync(ThreeApps());
        var before = await Inventory.OfAsync(installation.Raw);
        installation.Commit(m => m.Remove("haifa"));

        await installation.SettleAsync();

        Assert.Equal(before.Where(line => !line.Contains("haifa", StringComparison.Ordinal)), await Inventory.OfAsync(installation.Raw));
    }

    [Fact]
    public async Task An_app_that_comes_back_is_as_it_was()
    {
        using var installation = await Installation.SettledAsync(ThreeApps());
        installation.Commit(m => m.Remove("jaffa"));
        await installation.SettleAsync();
        installation.Commit(m => m.App("jaffa"));

        await installation.SettleAsync();
        installation.Cloud.Recorder.Clear();
        await installation.PassAsync();

        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
        var inventory = await Inventory.OfAsync(installation.Raw);
        Assert.Single(inventory, l => l.StartsWith("service jaffa ", StringComparison.Ordinal));
        Assert.Single(inventory, l => l.StartsWith("task definition acme-staging-jaffa-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_commit_that_changes_no_app_changes_nothing()
    {
        using var installation = await Installation.SettledAsync(ThreeApps());
        installation.Commit(m => m);
        installation.Cloud.Recorder.Clear();

        await installation.PassAsync();

        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
    }

    [Fact]
    public async Task An_app_without_hosts_runs_and_is_reached_by_nobody()
    {
        using var installation = await Installation.SettledAsync(ThreeApps());
        installation.Commit(m => m.App("haifa", spec: "hosts: []").App("worker", spec: "hosts: []"));

        await installation.SettleAsync();

        var inventory = await Inventory.OfAsync(installation.Raw);
        Assert.Single(inventory, l => l.StartsWith("service worker ", StringComparison.Ordinal));
        Assert.Single(inventory, l => l.StartsWith("service haifa ", StringComparison.Ordinal));
        Assert.DoesNotContain(inventory, l => l.StartsWith("target group worker", StringComparison.Ordinal) || l.StartsWith("target group haifa", StringComparison.Ordinal));
    }

    internal static Manifests ThreeApps(
        string cluster = "ec2: {instanceTypes: [t3.large], max: 4}",
        string network = "managed: {cidr: 10.40.0.0/16, nat: none}") =>
        Manifests.Empty(cluster, network)
            .App("haifa", "ckan/haifa:1", Haifa)
            .App("jaffa")
            .App("tel-aviv", spec: "replicas: 2, healthCheck: /ping, hosts: [tel-aviv.staging.example.org, www.tel-aviv.example.org, a.example.org, b.example.org, c.example.org, d.example.org]");
}
