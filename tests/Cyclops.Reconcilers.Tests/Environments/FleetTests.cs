using Amazon.Route53.Model;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Tests.Support;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Reconcilers.Tests.Environments;

/// <summary>An environment outgrows a load balancer: another is added, and nobody moves.</summary>
public sealed class FleetTests
{
    [Fact]
    public async Task A_hundred_and_fifty_apps_are_on_two_load_balancers_and_all_are_reachable()
    {
        using var installation = await Installation.SettledAsync(Apps(150));

        var places = await PlacesAsync(installation);

        Assert.Equal(150, places.Count);
        Assert.Equal(2, places.Values.Distinct().Count());
        Assert.All(places.Values.GroupBy(p => p), g => Assert.InRange(g.Count(), 1, 100));
        Assert.All(places.Keys, host => Assert.StartsWith("task ", installation.Visit(host), StringComparison.Ordinal));
        Assert.Contains("cyclops-acme-staging-ingress-2", await StacksAsync(installation));
    }

    [Fact]
    public async Task The_hundred_and_first_app_moves_nobody_and_neither_does_the_going_of_a_hundred()
    {
        using var installation = await Installation.SettledAsync(Apps(90));
        var before = await PlacesAsync(installation);
        Assert.DoesNotContain("cyclops-acme-staging-ingress-2", await StacksAsync(installation));

        installation.Commit(m => Add(m, 90, 101));
        var plan = await installation.DifferencesAsync();
        await installation.SettleAsync();

        var second = Assert.Single(plan, s => s.Id.Kind == "EnvironmentStack");
        Assert.Equal((Verb.Create, "ingress-2"), (second.Verb, second.Id.Name));
        Assert.Contains(second.Changes, c => c is { Path: "why", Wanted: "101 rules of 101 apps, of which 90 are put on each" });
        var after = await PlacesAsync(installation);
        Assert.All(before, p => Assert.Equal(p.Value, after[p.Key]));
        Assert.Equal(101, after.Count);

        installation.Commit(m => Enumerable.Range(0, 100).Aggregate(m, (all, i) => all.Remove($"app-{i:d3}")));
        installation.Cloud.Recorder.Clear();
        await installation.SettleAsync();

        var last = Assert.Single(await PlacesAsync(installation));
        Assert.Equal(after[last.Key], last.Value);
        Assert.StartsWith("task ", installation.Visit(last.Key), StringComparison.Ordinal);
        Assert.DoesNotContain(installation.Cloud.Recorder.Calls(), c => c.Operation is "CreateRule" or "ModifyRule" or "CreateChangeSet");
        Assert.Empty(await installation.DifferencesAsync());
    }

    [Fact]
    public async Task A_load_balancer_that_carries_apps_is_not_removed_whatever_the_manifest_says()
    {
        using var installation = await Installation.SettledAsync(Environment(Apps(1), "loadBalancers: {min: 2}"));
        installation.Commit(m => Environment(m, "consent: [remove loadBalancers.1, remove loadBalancers.2]"));

        await installation.SettleAsync();

        Assert.Contains("cyclops-acme-staging-ingress-1", await StacksAsync(installation));
        Assert.DoesNotContain("cyclops-acme-staging-ingress-2", await StacksAsync(installation));
        Assert.StartsWith("task ", installation.Visit("app-000.staging.example.org"), StringComparison.Ordinal);
    }

    private static Manifests Apps(int count) =>
        Add(Manifests.Empty().Write("platform.yaml", "Platform", "acme", "safety: {maxDeletes: 200}"), 0, count);

    private static Manifests Add(Manifests manifests, int from, int to) =>
        Enumerable.Range(from, to - from).Aggregate(manifests, (m, i) => m.App($"app-{i:d3}"));

    private static Manifests Environment(Manifests manifests, string more) =>
        manifests.Write("environments/staging/environment.yaml", "Environment", "staging", $$$"""
            domain: staging.example.org
              network: {managed: {cidr: 10.40.0.0/16, nat: none} }
              cluster: {ec2: {instanceTypes: [t3.large], max: 4}}
              {{{more}}}
            """);

    /// <summary>The load balancer that each host's record leads to.</summary>
    private static async Task<SortedDictionary<string, string>> PlacesAsync(Installation installation)
    {
        var zone = (await installation.Raw.Route53.ListHostedZonesAsync()).HostedZones.Single();
        var places = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var request = new ListResourceRecordSetsRequest { HostedZoneId = zone.Id };
        while (true)
        {
            var page = await installation.Raw.Route53.ListResourceRecordSetsAsync(request);
            foreach (var record in page.ResourceRecordSets.Where(r => r.AliasTarget is not null))
            {
                places[record.Name.TrimEnd('.')] = record.AliasTarget.DNSName;
            }

            if (page.IsTruncated != true)
            {
                return places;
            }

            (request.StartRecordName, request.StartRecordType, request.StartRecordIdentifier) = (page.NextRecordName, page.NextRecordType, page.NextRecordIdentifier);
        }
    }

    private static async Task<List<string>> StacksAsync(Installation installation) =>
        [.. (await installation.Raw.CloudFormation.DescribeStacksAsync(new())).Stacks.Select(s => s.StackName)];
}
