using Cyclops.LocalCloud.Faults;
using Cyclops.Model;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.Wire;

/// <summary>A listing that cannot be read in full says nothing: everything of its kind is unknown, nothing is absent, nothing is deleted.</summary>
public sealed class UnreadableListingTests
{
    /// <summary>More than one page or batch of what is read in tens and twenties.</summary>
    private const int Apps = 22;

    [Theory]
    [InlineData("cloudformation:DescribeStacks", "EnvironmentStack", 0)]
    [InlineData("logs:DescribeLogGroups", "LogGroup", 0)]
    [InlineData("ecs:ListTaskDefinitionFamilies", "TaskDefinition", 0)]
    [InlineData("ecs:ListServices", "EcsService", 0)]
    [InlineData("ecs:DescribeServices", "EcsService", 1)]
    [InlineData("elbv2:DescribeTargetGroups", "TargetGroup", 0)]
    [InlineData("elbv2:DescribeTags", "LoadBalancerFleet", 1)]
    [InlineData("elbv2:DescribeTags", "TargetGroup", 3)]
    [InlineData("elbv2:DescribeRules", "LoadBalancerFleet", 0)]
    [InlineData("elbv2:DescribeRules", "ListenerRule", 0)]
    [InlineData("route53:ListResourceRecordSets", "DnsRecord", 0)]
    public async Task What_could_not_be_listed_is_unknown_and_stays(string operation, string kind, int skip)
    {
        var manifests = Enumerable.Range(0, Apps).Aggregate(Manifests.Empty(), (m, i) => m.App($"app-{i}"));
        using var installation = await Installation.SettledAsync(manifests);
        var before = await Inventory.OfAsync(installation.Raw);
        installation.Commit(m => m.Remove("app-7").App("app-8", "web:2"));
        installation.Restart();
        installation.Cloud.Faults.Add(Denied(operation, skip));

        var world = await installation.ObserveAsync();
        var plans = await installation.PlanAsync(world);

        Assert.Empty(installation.Cloud.Faults.Pending());
        Assert.Equal("AccessDenied", world.IncompleteKinds[kind].Reason);
        Assert.All(installation.Graph.InOrder.Where(r => r.Id.Kind == kind), r => Assert.IsType<Observation.Unknown>(world[r.Id]));
        Assert.All(
            plans.SelectMany(p => p.Steps).Where(s => s.Id.Kind == kind),
            s => Assert.Equal((Verb.Keep, "AccessDenied"), (s.Verb, s.Refusal?.Reason)));
        foreach (var plan in plans)
        {
            await installation.ApplyAsync(plan, world);
        }

        var after = await Inventory.OfAsync(installation.Raw);
        Assert.All(before.Except(after), line => Assert.Matches("app-[78]( |-|$|\\.)", line));
    }

    /// <summary>The definition that runs is no leftover of its app merely because what it should be cannot be told.</summary>
    [Theory]
    [InlineData("logs:DescribeLogGroups")]
    [InlineData("cloudformation:DescribeStacks")]
    public async Task The_definition_that_runs_is_kept_while_what_it_is_made_of_is_unknown(string operation)
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        var before = await Inventory.OfAsync(installation.Raw);
        installation.Cloud.Faults.Add(Denied(operation, 0));

        await installation.PassAsync();

        Assert.Equal(before, await Inventory.OfAsync(installation.Raw));
    }

    [Fact]
    public async Task The_second_page_of_a_listing_counts_as_much_as_the_first()
    {
        using var installation = await Installation.SettledAsync(Enumerable.Range(0, 52).Aggregate(Manifests.Empty(), (m, i) => m.App($"app-{i}")));
        installation.Cloud.Faults.Add(new Fault { Operation = "logs:DescribeLogGroups", Code = "AccessDenied", Status = 400, LaterPages = true });

        var world = await installation.ObserveAsync();

        Assert.Empty(installation.Cloud.Faults.Pending());
        Assert.True(world.IncompleteKinds.ContainsKey("LogGroup"));
    }

    private static Fault Denied(string operation, int skip) =>
        new() { Operation = operation, Code = "AccessDenied", Status = 400, Skip = skip };
}
