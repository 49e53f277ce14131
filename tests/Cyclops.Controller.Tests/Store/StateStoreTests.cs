using Cyclops.Controller.Store;
using Cyclops.Model.Plans;
using Cyclops.Model.Status;

namespace Cyclops.Controller.Tests.Store;

/// <summary>What every store promises.</summary>
public abstract class StateStoreTests
{
    private static readonly ResourceId Service = new(new("staging", "a"), "Service", "web");

    private static readonly DateTimeOffset At = Commits.Epoch.AddTicks(1234567);

    protected static CancellationToken Token => CancellationToken.None;

    [Fact]
    public async Task The_accepted_head_is_kept()
    {
        var store = Open();
        Assert.Null(await store.FindAcceptedHeadAsync(Token));

        await store.SaveAcceptedHeadAsync(new(Commits.Id(1), "tree1", [Commits.Id(1)]), Token);
        await store.SaveAcceptedHeadAsync(new(Commits.Id(2), "tree2", [Commits.Id(1), Commits.Id(9)]), Token);

        Assert.Equal(new(Commits.Id(2), "tree2", [Commits.Id(1), Commits.Id(9)]), await Reopen(store).FindAcceptedHeadAsync(Token));
    }

    [Fact]
    public async Task A_status_is_kept_as_it_was()
    {
        var store = Open();
        var status = new ObjectStatus(
            Service.Owner,
            Commits.Id(3),
            [new(ConditionType.Ready, ConditionStatus.False, "RollingOut", "1 of 2 \"healthy\"\n", Commits.Id(3), At)],
            [new(Service, "Progressing", "RollingOut", "1 of 2")],
            ["staging/a Service/web replicas: someone changed it"],
            At.AddMinutes(1));

        await store.SaveStatusAsync(status with { ObservedCommit = null }, Token);
        await store.SaveStatusAsync(status, Token);
        await store.SaveStatusAsync(status with { Key = ObjectKey.ForEnvironment("staging"), Resources = [] }, Token);

        var kept = await Reopen(store).ListStatusesAsync(Token);
        Assert.Equal(["staging", "staging/a"], kept.Select(s => s.Key.ToString()));
        Assert.Equal(status, kept[1]);
    }

    [Fact]
    public async Task A_removed_status_is_gone()
    {
        var store = Open();
        await store.SaveStatusAsync(new(Service.Owner, null, [], [], [], null), Token);

        await store.RemoveStatusAsync(Service.Owner, Token);

        Assert.Empty(await Reopen(store).ListStatusesAsync(Token));
    }

    [Fact]
    public async Task A_resource_has_one_remembered_failure_at_most()
    {
        var store = Open();
        await store.SaveFailureAsync(new(Service, "f1", "it died", Commits.Id(1), At), Token);
        await store.SaveFailureAsync(new(Service, "f2", "it died again", Commits.Id(2), At), Token);
        Assert.Equal([new(Service, "f2", "it died again", Commits.Id(2), At)], await Reopen(store).ListFailuresAsync(Token));
    }

    [Fact]
    public async Task A_forgotten_failure_is_gone()
    {
        var store = Open();
        await store.SaveFailureAsync(new(Service, "f1", "it died", Commits.Id(1), At), Token);

        await store.RemoveFailureAsync(Service, Token);

        Assert.Empty(await Reopen(store).ListFailuresAsync(Token));
    }

    [Fact]
    public async Task An_intent_stays_open_until_its_outcome_is_written()
    {
        var store = Open();
        var intent = new LedgerIntent(At, Service, Verb.Update, [new("image", "v2", "v1"), new("port", null, "80")], Commits.Id(2), "Ada <a@b>", "it is not as x says");
        var first = await store.AppendIntentAsync(intent, Token);
        var second = await store.AppendIntentAsync(intent with { Verb = Verb.Delete, Fields = [] }, Token);
        await store.AppendOutcomeAsync(new(first, At, "Converged", "", ""), Token);

        store = Reopen(store);
        var open = Assert.Single(await store.ListOpenIntentsAsync(Token));
        Assert.Equal((second, Verb.Delete), (open.Id, open.Intent.Verb));
        var ledger = await store.ListLedgerAsync(10, Token);
        Assert.Equal([second, first], ledger.Select(e => e.Id));
        Assert.Equal(new(first, intent, new(first, At, "Converged", "", "")), ledger[1]);
        Assert.Single(await store.ListLedgerAsync(1, Token));
    }

    [Fact]
    public async Task A_step_has_one_outcome()
    {
        var store = Open();
        var id = await store.AppendIntentAsync(new(At, Service, Verb.Create, [], Commits.Id(2), "", ""), Token);
        await store.AppendOutcomeAsync(new(id, At, "Converged", "", ""), Token);

        await Assert.ThrowsAsync<StoreException>(() => store.AppendOutcomeAsync(new(id, At, "Failed", "", ""), Token));
    }

    protected abstract IStateStore Open();

    /// <summary>The same store as a new process finds it.</summary>
    protected abstract IStateStore Reopen(IStateStore store);
}
