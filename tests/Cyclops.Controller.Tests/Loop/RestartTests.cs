using Cyclops.Model.Status;

namespace Cyclops.Controller.Tests.Loop;

/// <summary>The controller dies at a call and is started again.</summary>
public sealed class RestartTests
{
    public static TheoryData<string> Deploying => ["Create staging Base/main", "Create staging/a Box/main", "Create staging/a Door/main"];

    public static TheoryData<string> Removing => ["Delete staging/a Door/main", "Delete staging/a Box/main"];

    [Theory]
    [MemberData(nameof(Deploying))]
    public void F02_killed_after_a_call_took_effect_it_ends_as_if_nothing_had_happened(string call)
    {
        using var harness = new Harness();
        harness.Source.Push(TestManifests.Set(("a", "v1")));
        DieDuring(harness, call);
        harness.Start();
        harness.Pass(TimeSpan.FromSeconds(10));
        Assert.Single(harness.Store.Ledger, e => e.Outcome is null);

        Restart(harness);

        Assert.Equal(["staging Base/main", "staging/a Box/main", "staging/a Door/main"], harness.Cloud.Things.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(3, harness.Cloud.Calls.Count);
        Assert.Equal(3, harness.Cloud.Calls.Distinct().Count());
        Assert.Equal(ConditionStatus.True, harness.Condition("staging/a", ConditionType.Ready).Status);
    }

    [Theory]
    [MemberData(nameof(Removing))]
    public void F02_killed_in_a_teardown_it_goes_on_with_it(string call)
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Cloud.Calls.Clear();
        DieDuring(harness, call);
        harness.Push(TestManifests.Set());

        Restart(harness);

        Assert.Equal(["staging Base/main"], harness.Cloud.Things.Keys);
        Assert.Equal(["Delete staging/a Door/main", "Delete staging/a Box/main"], harness.Cloud.Calls);
        Assert.Null(harness.Controller.Board.Find(new("staging", "a")));
    }

    [Fact]
    public void A_step_that_was_under_way_is_on_record_as_interrupted()
    {
        using var harness = new Harness();
        harness.Source.Push(TestManifests.Set(("a", "v1")));
        DieDuring(harness, "Create staging/a Box/main");
        harness.Start();
        harness.Pass(TimeSpan.FromSeconds(10));

        Restart(harness);

        var entry = Assert.Single(harness.Store.Ledger, e => e.Outcome?.Outcome == "Interrupted");
        Assert.Equal("staging/a Box/main", entry.Intent.Resource.ToString());
        Assert.Equal(1, harness.Log.Count("staging/a: Create Box/main was under way when the controller stopped"));
    }

    [Fact]
    public void Every_change_has_an_intent_and_an_outcome_with_its_commit_and_author()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        var commit = harness.Push(TestManifests.Set(("a", "v2")));

        Assert.Equal(harness.Cloud.Calls, harness.Store.Ledger.Select(e => $"{e.Intent.Verb} {e.Intent.Resource}"));
        Assert.All(harness.Store.Ledger, e => Assert.Equal("Converged", e.Outcome?.Outcome));
        var last = harness.Store.Ledger[^1].Intent;
        Assert.Equal((commit.Id, commit.Author), (last.Commit, last.Author));
        Assert.Equal([new("value", "v2", "v1")], last.Fields);
    }

    [Fact]
    public void Losing_the_store_loses_only_history()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1"), ("b", "v1")));
        harness.Cloud.Calls.Clear();
        using var other = new Harness();
        foreach (var (id, commit) in harness.Cloud.Owned)
        {
            other.Cloud.Put(id, harness.Cloud.Things[id.ToString()], commit);
        }

        other.Source.Push(TestManifests.Set(("a", "v1"), ("b", "v1")));
        other.Start();
        other.Pass(TimeSpan.FromSeconds(10));
        Assert.Empty(other.Cloud.Calls);

        other.Push(TestManifests.Set(("b", "v1")));
        Assert.Equal(["Delete staging/a Door/main", "Delete staging/a Box/main"], other.Cloud.Calls);
    }

    [Fact]
    public void Stopping_ends_every_loop()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));

        Task? stopped = null;
        harness.Run(() => { stopped = harness.Controller.StopAsync(CancellationToken.None); });

        Assert.True(stopped!.IsCompletedSuccessfully);
        Assert.Equal(0, harness.Log.Count("died"));
    }

    private static void DieDuring(Harness harness, string call) =>
        harness.Cloud.During = c => c == call ? new TaskCompletionSource().Task : Task.CompletedTask;

    private static void Restart(Harness harness)
    {
        harness.Kill();
        harness.Start();
        harness.Pass(TimeSpan.FromSeconds(30));
    }
}
