using System.Text.Json;
using Cyclops.Controller.Http;

namespace Cyclops.Controller.Tests.Http;

public sealed class StatusReportsTests
{
    /// <summary>The contract of <c>docs/status.md</c>: a name that changes here breaks whoever reads it.</summary>
    [Fact]
    public void Status_is_this_json()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Source.PushWithoutManifests();
        harness.Pass(TimeSpan.FromSeconds(10));

        var json = JsonSerializer.Serialize(new StatusReports(harness.Controller).Status(), StatusJson.Indented.StatusDocument);

        var golden = Path.Combine(AppContext.BaseDirectory, "Http", "status.golden.json");
        Assert.Equal(File.ReadAllText(golden).TrimEnd(), json);
    }

    [Fact]
    public void H10_nothing_the_controller_says_holds_the_password_of_the_repository()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));

        var json = JsonSerializer.Serialize(new StatusReports(harness.Controller).Status(), StatusJson.Indented.StatusDocument);

        Assert.DoesNotContain("hunter2", json, StringComparison.Ordinal);
        Assert.Contains("https://example.org/config.git", json, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_ready_when_a_head_was_accepted_and_each_environment_observed()
    {
        using var harness = new Harness();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        harness.Cloud.ListingGate = gate.Task;
        harness.Start();
        var reports = new StatusReports(harness.Controller);
        Assert.Equal(["no head was accepted yet: RepositoryEmpty: there is no commit"], reports.ReadyProblems());

        harness.Push(TestManifests.Set(["production", "staging"], ("a", "v1")));
        Assert.Equal(["environment production was not observed yet", "environment staging was not observed yet"], reports.ReadyProblems());

        harness.Run(gate.SetResult);
        Assert.Empty(reports.ReadyProblems());
    }

    [Fact]
    public void It_is_well_while_polls_and_visits_come_to_their_ends()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Pass(TimeSpan.FromMinutes(40));

        Assert.Empty(new StatusReports(harness.Controller).HealthProblems());
    }

    [Fact]
    public void It_is_not_well_when_nothing_comes_to_its_end()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        var reports = new StatusReports(harness.Controller);

        harness.Time.Advance(TimeSpan.FromHours(1));

        Assert.Contains(reports.HealthProblems(), p => p.StartsWith("the branch was not looked at for", StringComparison.Ordinal));
        Assert.Contains(reports.HealthProblems(), p => p.StartsWith("no visit came to its end for", StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_not_well_when_a_loop_died()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));

        harness.Controller.Health.Died("worker 1", new InvalidOperationException("x"));

        Assert.Equal(["the loop worker 1 died (InvalidOperationException)"], new StatusReports(harness.Controller).HealthProblems());
    }
}
