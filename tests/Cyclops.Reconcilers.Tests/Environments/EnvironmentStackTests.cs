using Cyclops.LocalCloud.Faults;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.Environments;

public sealed class EnvironmentStackTests
{
    [Fact]
    public async Task A_template_that_was_there_before_may_come_back()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        foreach (var retention in new[] { 7, 14, 7, 14 })
        {
            installation.Commit(m => Retention(m, retention));

            var step = (await installation.DifferencesAsync()).Single(s => s.Id.Kind == "EnvironmentStack");
            await installation.SettleAsync();

            var change = Assert.Single(step.Changes);
            Assert.Equal("template.Resources.LogGroup.Properties.RetentionInDays", change.Path);
            Assert.Equal(ChangeCause.Manifest, change.Cause);
        }
    }

    [Fact]
    public async Task A_stack_that_could_not_be_changed_says_why_and_apps_go_on()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        installation.Commit(m => Retention(m, 7).App("haifa", "web:2"));
        installation.Cloud.Faults.Add(new Fault { Operation = "cloudformation:UpdateResource", Code = "AccessDenied", Message = "no logs for you", Containing = "LogGroup", Times = 2 });

        IReadOnlyList<StepResult> results = [];
        for (var pass = 0; pass < 5; pass++)
        {
            results = await installation.PassAsync();
        }

        Assert.Contains(await Inventory.OfAsync(installation.Raw), l => l.StartsWith("service haifa 1 ", StringComparison.Ordinal));
        Assert.All(results.Where(r => r.Step.Id.Owner.App == "haifa"), r => Assert.Equal(Verb.Keep, r.Step.Verb));
    }

    [Theory]
    [InlineData("eu-west-1", "globex")]
    [InlineData("eu-central-1", "acme")]
    public async Task An_environment_that_runs_is_not_made_again_elsewhere(string region, string platform)
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        installation.Commit(m => m.Write("platform.yaml", "Platform", platform, "tags: {team: web}"));
        installation.MoveTo(region);
        installation.Cloud.Recorder.Clear();

        var differences = await installation.DifferencesAsync();
        await installation.PassAsync();

        Assert.NotEmpty(differences);
        Assert.All(differences, s => Assert.NotNull(s.Refusal));
        Assert.Contains("was made for environment staging of platform acme", differences.First(s => s.Id.Kind == "EnvironmentStack").Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
    }

    [Theory]
    [InlineData("managed: {cidr: 10.50.0.0/16, nat: none}", "network")]
    [InlineData("managed: {cidr: 10.40.0.0/16, nat: none, zones: 3}", "network")]
    public async Task A_network_is_not_changed_under_what_runs(string network, string field)
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        installation.Commit(m => m.Write("environments/staging/environment.yaml", "Environment", "staging", $$$"""
            domain: staging.example.org
              network: { {{{network}}} }
              cluster: {ec2: {instanceTypes: [t3.large], max: 4}}
            """));
        installation.Cloud.Recorder.Clear();

        var step = (await installation.DifferencesAsync()).Single(s => s.Id.Kind == "EnvironmentStack");
        await installation.PassAsync();

        Assert.Equal("ChangeForbidden", step.Refusal?.Reason);
        Assert.Contains(step.Changes, c => c.Path == field && c.Mode == ChangeMode.Forbidden);
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
    }

    private static Manifests Retention(Manifests manifests, int days) =>
        manifests.Write("environments/staging/environment.yaml", "Environment", "staging", $$$"""
            domain: staging.example.org
              network: {managed: {cidr: 10.40.0.0/16, nat: none}}
              cluster: {ec2: {instanceTypes: [t3.large], max: 4}}
              logs: {retentionDays: {{{days}}} }
            """);
}
