using Amazon.CloudWatchLogs.Model;
using Amazon.ECS.Model;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Tests.Support;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Reconcilers.Tests.Wire;

public sealed class GoneAlreadyTests
{
    /// <summary>Between looking and deleting somebody else deletes: gone is what was asked for.</summary>
    [Fact]
    public async Task Deleting_what_is_gone_already_is_fine()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa").App("jaffa"));
        installation.Commit(m => m.Remove("haifa"));
        var seen = await installation.ObserveAsync();
        await installation.SettleAsync();
        await installation.Raw.Logs.DescribeLogGroupsAsync(new DescribeLogGroupsRequest());

        foreach (var (id, found) in seen.OwnedBy(new ObjectKey(Installation.Environment, "haifa")))
        {
            var context = new Cyclops.Engine.Kinds.VerbContext(
                "acme",
                installation.Set.Environments[Installation.Environment],
                EquatableMap<string>.Empty,
                installation.Head,
                TimeSpan.FromDays(14),
                new Cyclops.Engine.Planning.Knowledge(seen).Resolve,
                seen);

            var result = await installation.Kinds[id.Kind].DeleteAsync(id, found, context, default);

            Assert.True(result.Outcome is Outcome.Converged or Outcome.Progressing { Reason: "Draining" }, $"{id}: {result.Outcome}");
        }
    }

    [Fact]
    public async Task A_service_that_is_being_drained_is_waited_for_before_its_name_is_used_again()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        await installation.Raw.Ecs.DeleteServiceAsync(new DeleteServiceRequest { Cluster = "acme-staging", Service = "haifa", Force = true });

        var results = await installation.PassAsync();
        await installation.SettleAsync();

        Assert.DoesNotContain(results, r => r.Step.Verb == Verb.Create && r.Outcome is Outcome.Failed);
        Assert.Single(await Inventory.OfAsync(installation.Raw), l => l.StartsWith("service haifa 1 ", StringComparison.Ordinal));
    }
}
