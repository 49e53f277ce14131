using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.Environments;

/// <summary>What would lose data, or has no way back, is refused until the manifest consents.</summary>
public sealed class ConsentTests
{
    private const string Main = "databases: {main: {managed: {version: 16, storage: 100, deletionProtection: false}}}";

    [Fact]
    public async Task Another_instance_type_is_one_change_set_in_place()
    {
        using var installation = await Installation.SettledAsync(Environment(Manifests.Empty().App("haifa"), Main));
        installation.Commit(m => Environment(m, Main, "m6i.large"));
        installation.Cloud.Recorder.Clear();

        var worked = await UntilChangeSetAsync(installation, "cluster");
        await installation.SettleAsync();

        Assert.Null(worked.Refusal);
        Assert.Contains(worked.Changes, c => c is { Path: "changeSet.LaunchTemplate", Wanted: "changed in place" });
        Assert.DoesNotContain(worked.Changes, c => c.Mode == ChangeMode.Replace);
        Assert.Equal(
            ["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"],
            installation.Cloud.Recorder.Calls().Where(c => c.Mutating).Select(c => $"{c.Service}:{c.Operation}"));
        installation.Restart();
        installation.Cloud.Recorder.Clear();
        await installation.PassAsync();
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
    }

    [Fact]
    public async Task A_larger_database_is_changed_in_place()
    {
        using var installation = await Installation.SettledAsync(Environment(Manifests.Empty(), Main));
        installation.Commit(m => Environment(m, "databases: {main: {managed: {version: 16, storage: 150, class: db.m6g.large, multiAz: true, deletionProtection: false}}}"));

        var worked = await UntilChangeSetAsync(installation, "database-main");
        await installation.SettleAsync();

        Assert.Contains(worked.Changes, c => c is { Path: "changeSet.Database", Wanted: "changed in place" });
        var database = Assert.Single((await installation.Raw.Rds.DescribeDBInstancesAsync()).DBInstances);
        Assert.Equal((150, "db.m6g.large", true), (database.AllocatedStorage, database.DBInstanceClass, database.MultiAZ));
    }

    [Theory]
    [InlineData("version: 17, storage: 100", "ConsentNeeded", "databases.main.managed.version from 16 to 17", "consent: [upgrade databases.main]")]
    [InlineData("version: 15, storage: 100", "ChangeForbidden", "databases.main.managed.version from 16 to 15", "restore a snapshot into a new database")]
    [InlineData("version: 16, storage: 80", "ChangeForbidden", "databases.main.managed.storage from 100 to 80", "put 100 back at manifests/environments/staging/environment.yaml:1:1")]
    public async Task A_change_with_no_way_back_is_refused(string database, string reason, string what, string way)
    {
        using var installation = await Installation.SettledAsync(Environment(Manifests.Empty().App("haifa"), Main));
        installation.Commit(m => Environment(m, $"databases: {{main: {{managed: {{{database}, deletionProtection: false}}}}}}"));
        installation.Cloud.Recorder.Clear();

        var step = (await installation.DifferencesAsync()).Single(s => s.Id.Kind == "EnvironmentStack");
        await installation.PassAsync();

        Assert.Equal(reason, step.Refusal?.Reason);
        Assert.Contains(what, step.Refusal!.Message, StringComparison.Ordinal);
        Assert.Contains(way, step.Refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
    }

    [Fact]
    public async Task A_refused_database_holds_up_no_app_that_does_not_use_it()
    {
        using var installation = await Installation.SettledAsync(Environment(Manifests.Empty().App("haifa"), Main));
        installation.Commit(m => Environment(m, Main.Replace("version: 16", "version: 17", StringComparison.Ordinal)).App("haifa", "web:2"));

        for (var pass = 0; pass < 6; pass++)
        {
            await installation.PassAsync();
        }

        Assert.Equal("database-main", Assert.Single(await installation.DifferencesAsync()).Id.Name);
    }

    [Fact]
    public async Task An_upgrade_goes_on_once_the_manifest_consents()
    {
        using var installation = await Installation.SettledAsync(Environment(Manifests.Empty(), Main));
        installation.Commit(m => Environment(m, "databases: {main: {managed: {version: 17, storage: 100, deletionProtection: false}}}\n  consent: [upgrade databases.main]"));

        await installation.SettleAsync();

        Assert.StartsWith("17", Assert.Single((await installation.Raw.Rds.DescribeDBInstancesAsync()).DBInstances).EngineVersion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_taken_out_of_the_manifest_stays_until_it_consents_and_leaves_a_snapshot()
    {
        using var installation = await Installation.SettledAsync(Environment(Manifests.Empty().App("haifa"), Main));
        installation.Commit(m => Environment(m, ""));
        installation.Cloud.Recorder.Clear();

        var step = Assert.Single(await installation.DifferencesAsync());
        await installation.PassAsync();

        Assert.Equal((Verb.Delete, "database-main", "ConsentNeeded"), (step.Verb, step.Id.Name, step.Refusal?.Reason));
        Assert.Contains("put spec.databases.main back, or agree with `consent: [remove databases.main]` at manifests/environments/staging/environment.yaml:1:1", step.Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);

        installation.Commit(m => Environment(m, "consent: [remove databases.main]"));
        await installation.SettleAsync();

        Assert.Empty((await installation.Raw.Rds.DescribeDBInstancesAsync()).DBInstances);
        Assert.Single((await installation.Raw.Rds.DescribeDBSnapshotsAsync(new())).DBSnapshots);
        Assert.Empty(await installation.DifferencesAsync());
    }

    [Fact]
    public async Task A_protected_database_is_not_removed_by_consent_alone()
    {
        using var installation = await Installation.SettledAsync(Environment(Manifests.Empty(), "databases: {main: {}}"));
        installation.Commit(m => Environment(m, "consent: [remove databases.main]"));

        var results = await installation.PassAsync();

        var outcome = results.Single(r => r.Step.Id.Name == "database-main").Outcome;
        Assert.Equal("DeletionProtected", Assert.IsType<Outcome.Stalled>(outcome).Reason);
        Assert.Single((await installation.Raw.Rds.DescribeDBInstancesAsync()).DBInstances);
    }

    [Fact]
    public async Task A_cache_taken_out_of_the_manifest_stays_until_it_consents()
    {
        using var installation = await Installation.SettledAsync(Environment(Manifests.Empty(), "cache: {managed: {replicas: 1}}"));
        installation.Commit(m => Environment(m, ""));
        Assert.Equal("ConsentNeeded", Assert.Single(await installation.DifferencesAsync()).Refusal?.Reason);

        installation.Commit(m => Environment(m, "consent: [remove cache]"));
        await installation.SettleAsync();

        Assert.Empty((await installation.Raw.ElastiCache.DescribeReplicationGroupsAsync(new())).ReplicationGroups);
    }

    [Fact]
    public async Task What_holds_no_data_goes_with_its_line_in_the_manifest()
    {
        using var installation = await Installation.SettledAsync(Environment(Manifests.Empty(), "email: {}\n  alarms: {notify: [ops@example.org]}\n  loadBalancers: {tls: managed, accessLogs: {}}\n  databases: {main: {}}"));
        installation.Commit(m => Environment(m, "loadBalancers: {tls: managed}\n  databases: {main: {}}"));

        await installation.SettleAsync();

        var stacks = (await installation.Raw.CloudFormation.DescribeStacksAsync(new())).Stacks.Select(s => s.StackName["cyclops-acme-staging-".Length..]).Order();
        Assert.Equal(["certificate", "cluster", "database-main", "ingress-1", "network"], stacks);
    }

    [Fact]
    public async Task Private_subnets_that_come_new_are_made_and_none_of_them_goes_again()
    {
        using var installation = await Installation.SettledAsync(Environment(Manifests.Empty().App("haifa"), ""));
        installation.Commit(m => Environment(m, "", nat: "single"));

        await installation.SettleAsync();

        Assert.Empty(await installation.DifferencesAsync());
        installation.Commit(m => Environment(m, ""));
        var network = (await installation.DifferencesAsync()).Single(s => s.Id.Name == "network");
        Assert.Equal("ReplacementRefused", network.Refusal?.Reason);
        Assert.Contains("(AWS::EC2::Subnet) would be removed", network.Refusal!.Message, StringComparison.Ordinal);
    }

    /// <summary>Passes until a change set of a stack is worked out.</summary>
    private static async Task<Step> UntilChangeSetAsync(Installation installation, string part)
    {
        for (var pass = 0; pass < 10; pass++)
        {
            var step = (await installation.DifferencesAsync()).FirstOrDefault(s => s.Id.Name == part);
            if (step?.Changes.Any(c => c.Path == "changeSet") == true)
            {
                return step;
            }

            await installation.PassAsync();
        }

        throw new InvalidOperationException($"no change set of {part} was worked out");
    }

    private static Manifests Environment(Manifests manifests, string more, string instances = "t3.large", string nat = "none") =>
        manifests.Write("environments/staging/environment.yaml", "Environment", "staging", $$$"""
            domain: staging.example.org
              network: {managed: {cidr: 10.40.0.0/16, nat: {{{nat}}}} }
              cluster: {ec2: {instanceTypes: [{{{instances}}}], max: 4}}
              {{{more}}}
            """);
}
