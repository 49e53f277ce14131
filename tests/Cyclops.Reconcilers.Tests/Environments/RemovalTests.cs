using Amazon.CloudFormation.Model;
using Amazon.Route53.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.Tests.Support;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Reconcilers.Tests.Environments;

/// <summary>An environment goes as a whole: after its apps, by consent, and what is in its databases and caches stays.</summary>
public sealed class RemovalTests
{
    private const string Going = "removed: true\n  protect: false\n  consent: [remove environment]";
    private const string Database = "databases: {main: {managed: {deletionProtection: false}}}";

    private const string All = $$"""
        {{Database}}
          cache: {}
          email: {}
          alarms: {notify: [ops@example.org]}
          loadBalancers: {tls: managed, accessLogs: {}, min: 2}
        """;

    [Fact]
    public async Task A_removed_environment_leaves_snapshots_of_its_data_and_nothing_else()
    {
        using var installation = await Installation.SettledAsync(Environment(Manifests.Empty(), All));

        installation.Commit(m => Environment(m, $"{All}\n  {Going}"));
        await installation.SettleAsync();

        Assert.Empty((await installation.Raw.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest())).Stacks ?? []);
        Assert.Empty((await installation.Raw.Route53.ListHostedZonesAsync(new ListHostedZonesRequest())).HostedZones ?? []);
        Assert.Empty((await installation.Raw.Rds.DescribeDBInstancesAsync()).DBInstances ?? []);
        Assert.Single((await installation.Raw.Rds.DescribeDBSnapshotsAsync()).DBSnapshots);
        installation.Cloud.Recorder.Clear();
        await installation.PassAsync();
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
    }

    [Fact]
    public async Task An_environment_that_goes_in_one_commit_with_its_apps_goes_after_them()
    {
        using var installation = await Installation.SettledAsync(Environment(Manifests.Empty().App("haifa"), Database));

        installation.Commit(m => Environment(m.Remove("haifa"), $"{Database}\n  {Going}"));
        var stacks = (await installation.DifferencesAsync()).Where(s => s.Id.Kind == "EnvironmentStack").ToList();
        await installation.SettleAsync();

        Assert.NotEmpty(stacks);
        Assert.All(stacks, s => Assert.Contains("of 1: haifa", s.Refusal!.Message, StringComparison.Ordinal));
        Assert.Empty((await installation.Raw.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest())).Stacks ?? []);
    }

    [Fact]
    public async Task A_database_that_is_still_protected_keeps_all_of_its_environment()
    {
        using var installation = await Installation.SettledAsync(Environment(Manifests.Empty(), "databases: {main: {}}"));
        var before = await StacksAsync(installation);

        installation.Commit(m => Environment(m, $"{Database}\n  {Going}"));
        var results = await installation.PassAsync();
        for (var i = 0; i < 5; i++)
        {
            await installation.PassAsync();
        }

        var stalled = Assert.IsType<Outcome.Stalled>(results.Single(r => r.Step.Id.Name == "database-main").Outcome);
        Assert.Contains("nothing of staging was deleted yet: write removed: false with deletionProtection: false", stalled.Message, StringComparison.Ordinal);
        Assert.Equal(before, await StacksAsync(installation));

        installation.Commit(m => Environment(m, Database));
        await installation.SettleAsync();
        installation.Commit(m => Environment(m, $"{Database}\n  {Going}"));
        await installation.SettleAsync();
        Assert.Empty(await StacksAsync(installation));
    }

    [Fact]
    public async Task A_zone_with_records_of_others_is_kept_until_they_are_gone()
    {
        using var installation = await Installation.SettledAsync(Environment(Manifests.Empty(), ""));
        var zone = Assert.Single((await installation.Raw.Route53.ListHostedZonesAsync(new ListHostedZonesRequest())).HostedZones).Id;
        await ChangeAsync(installation, zone, "CREATE");

        installation.Commit(m => Environment(m, Going));
        for (var i = 0; i < 10; i++)
        {
            await installation.PassAsync();
        }

        Assert.Equal(["cyclops-acme-staging-network"], await StacksAsync(installation));
        var stalled = Assert.IsType<Outcome.Stalled>((await installation.PassAsync()).Single(r => r.Step.Id.Name == "network").Outcome);
        Assert.Contains("1 records that Cyclops did not make, the first TXT notes.staging.example.org", stalled.Message, StringComparison.Ordinal);

        await ChangeAsync(installation, zone, "DELETE");
        await installation.SettleAsync();
        Assert.Empty(await StacksAsync(installation));
    }

    private static async Task<List<string>> StacksAsync(Installation installation) =>
        [.. ((await installation.Raw.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest())).Stacks ?? []).Select(s => s.StackName).Order(StringComparer.Ordinal)];

    private static async Task ChangeAsync(Installation installation, string zone, string action) =>
        await installation.Raw.Route53.ChangeResourceRecordSetsAsync(new ChangeResourceRecordSetsRequest
        {
            HostedZoneId = zone,
            ChangeBatch = new ChangeBatch
            {
                Changes = [new Amazon.Route53.Model.Change { Action = action, ResourceRecordSet = new ResourceRecordSet { Name = "notes.staging.example.org", Type = "TXT", TTL = 60, ResourceRecords = [new ResourceRecord { Value = "\"kept\"" }] } }],
            },
        });

    private static Manifests Environment(Manifests manifests, string more) =>
        manifests.Write("environments/staging/environment.yaml", "Environment", "staging", $$$"""
            domain: staging.example.org
              network: {managed: {cidr: 10.40.0.0/16, nat: none} }
              {{{more}}}
            """);
}
