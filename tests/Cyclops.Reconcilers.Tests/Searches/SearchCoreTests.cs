using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using static Cyclops.Reconcilers.Tests.Searches.SearchScene;

namespace Cyclops.Reconcilers.Tests.Searches;

/// <summary>Cores of apps on their environment's Solr server.</summary>
public sealed class SearchCoreTests
{
    private const string Core = "acme.staging.haifa.main";

    [Fact]
    public async Task An_app_gets_a_core_and_its_containers_the_URL_of_it()
    {
        using var scene = await SettledAsync(("haifa", "main: {configset: ckan}, archive: {urlEnv: OLD}"));

        Assert.Equal(["acme.staging.haifa.archive", Core], scene.Solr.Cores);
        Assert.Equal("ckan", scene.Solr.ConfigsetOf(Core));
        var env = await scene.VariablesAsync("haifa");
        Assert.Equal($"{Url}/{Core}", env["SOLR_URL"]);
        Assert.Equal($"{Url}/acme.staging.haifa.archive", env["OLD"]);

        scene.Installation.Cloud.Recorder.Clear();
        var version = scene.Solr.Version;
        Assert.Empty(await scene.Installation.DifferencesAsync());
        await scene.Installation.PassAsync();
        Assert.Equal(0, scene.Installation.Cloud.Recorder.MutatingCount);
        Assert.Equal(version, scene.Solr.Version);
    }

    [Fact]
    public async Task On_a_managed_server_the_URL_is_that_of_the_environments_stack()
    {
        using var scene = Made(WithServer(""), ("haifa", "main: {}"));
        await scene.SettleAsync();

        Assert.Equal($"http://solr.staging.acme.internal:8983/solr/{Core}", (await scene.VariablesAsync("haifa"))["SOLR_URL"]);
    }

    [Fact]
    public async Task A_removed_app_keeps_its_core_by_another_name_and_has_it_back_with_its_documents_within_the_retention()
    {
        using var scene = await SettledAsync(("haifa", "main: {}"), ("jaffa", "main: {}"));
        scene.Solr.Index(Core, "buses");

        await scene.CommitAsync(m => m.Remove("haifa"));
        Assert.Equal(["acme.staging.jaffa.main"], scene.Solr.Cores.Where(c => !c.StartsWith("kept-", StringComparison.Ordinal)));
        var kept = scene.Solr.Cores.Single(c => c.StartsWith("kept-2026011", StringComparison.Ordinal));
        Assert.EndsWith($"Z.{Core}", kept, StringComparison.Ordinal);
        scene.Time.Advance(TimeSpan.FromDays(13));
        Assert.Empty(await scene.Installation.DifferencesAsync());

        await scene.CommitAsync(m => m.App("haifa", spec: "backends: {search: {main: {}}}"));
        Assert.Equal([Core, "acme.staging.jaffa.main"], scene.Solr.Cores);
        Assert.Equal(["buses"], scene.Solr.DocumentsOf(Core));
        scene.Time.Advance(TimeSpan.FromDays(30));
        Assert.Empty(await scene.Installation.DifferencesAsync());
    }

    [Fact]
    public async Task After_the_retention_a_core_is_backed_up_and_goes()
    {
        using var scene = await SettledAsync(("haifa", "main: {}"), ("jaffa", "main: {}"));
        scene.Solr.Index(Core, "buses");
        await scene.CommitAsync(m => m.Remove("haifa"));

        scene.Time.Advance(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));
        var step = Assert.Single(await scene.StepsAsync());
        Assert.Equal((Verb.Delete, null), (step.Verb, step.Refusal));
        var first = (await scene.Installation.PassAsync()).Single(r => r.Step.Id == step.Id);
        Assert.Equal("BackingUp", Assert.IsType<Outcome.Progressing>(first.Outcome).Reason);
        Assert.Equal(2, scene.Solr.Cores.Count);
        scene.Time.Advance(TimeSpan.FromSeconds(10));
        var second = (await scene.Installation.PassAsync()).Single(r => r.Step.Id == step.Id);

        Assert.Equal(["acme.staging.jaffa.main"], scene.Solr.Cores);
        var (name, documents) = Assert.Single(scene.Solr.Backups).Split(": ") is [var n, var d] ? (n, d) : default;
        Assert.Equal("buses", documents);
        Assert.Equal(new Outcome.Converged($"its last backup is snapshot.{name} beside the cores of {Url}"), second.Outcome);
    }

    [Fact]
    public async Task What_cannot_be_backed_up_is_kept_and_what_was_never_written_to_needs_no_backup()
    {
        using var scene = await SettledAsync(("haifa", "main: {}"), ("jaffa", "main: {}"));
        await scene.CommitAsync(m => m.Remove("haifa"));
        scene.Time.Advance(TimeSpan.FromDays(15));
        scene.Solr.BackupProblem = "No space left on device";
        for (var i = 0; i < 3; i++)
        {
            await scene.Installation.PassAsync();
            scene.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var stuck = (await scene.Installation.PassAsync()).Single(r => r.Step is { Verb: Verb.Delete, Id.Kind: "SearchCore" });
        Assert.Contains("No space left on device", Assert.IsType<Outcome.Progressing>(stuck.Outcome).Message, StringComparison.Ordinal);
        Assert.Equal(2, scene.Solr.Cores.Count);

        scene.Solr.BackupProblem = "Index does not yet have any commits for core x";
        await scene.SettleAsync();
        Assert.Equal(["acme.staging.jaffa.main"], scene.Solr.Cores);
    }

    [Fact]
    public async Task A_backup_whose_end_Solr_forgot_is_made_once_more_the_next_day()
    {
        using var scene = await SettledAsync(("haifa", "main: {}"), ("jaffa", "main: {}"));
        await scene.CommitAsync(m => m.Remove("haifa"));
        scene.Time.Advance(TimeSpan.FromDays(15));
        await scene.Installation.PassAsync();
        scene.Time.Advance(TimeSpan.FromMinutes(1));
        scene.Solr.Restart();

        await scene.Installation.PassAsync();
        Assert.Equal(2, scene.Solr.Cores.Count);
        scene.Time.Advance(TimeSpan.FromDays(1));
        await scene.SettleAsync();

        Assert.Equal(["acme.staging.jaffa.main"], scene.Solr.Cores);
        Assert.Equal(2, scene.Solr.Backups.Count);
    }

    [Fact]
    public async Task Another_configset_is_refused_and_says_what_to_do_instead()
    {
        using var scene = await SettledAsync(("haifa", "main: {configset: ckan}"));
        scene.Solr.Index(Core, "buses");

        scene.Commit(m => m.App("haifa", spec: "backends: {search: {main: {configset: _default}}}"));
        await scene.Installation.PassAsync();

        var step = Assert.Single(await scene.StepsAsync());
        Assert.Equal("ChangeForbidden", step.Refusal!.Reason);
        Assert.Contains("put ckan back", step.Refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["buses"], scene.Solr.DocumentsOf(Core));
    }

    [Fact]
    public async Task A_configset_that_is_not_there_is_told_and_the_app_waits_for_it()
    {
        using var scene = Made(("haifa", "main: {configset: spatial}"));
        IReadOnlyList<StepResult> results = [];
        for (var i = 0; i < 20; i++)
        {
            results = await scene.Installation.PassAsync();
            scene.Time.Advance(TimeSpan.FromSeconds(30));
        }

        var failed = Assert.IsType<Outcome.Failed>(results.Single(r => r.Step.Id.Kind == "SearchCore").Outcome);
        Assert.Contains("Could not load configuration from directory /var/solr/data/configsets/spatial", failed.Message, StringComparison.Ordinal);
        Assert.IsType<Outcome.Blocked>(results.Single(r => r.Step.Id.Kind == "TaskDefinition").Outcome);

        scene.Solr.Configsets.Add("spatial");
        await scene.SettleAsync();
        Assert.Equal([Core], scene.Solr.Cores);
    }

    [Fact]
    public async Task A_core_that_somebody_removed_comes_back_and_one_that_was_only_unloaded_with_what_is_in_it()
    {
        using var scene = await SettledAsync(("haifa", "main: {}"));
        scene.Solr.Index(Core, "buses");

        scene.Solr.Meddle($"action=UNLOAD&core={Core}");
        Assert.Equal(Verb.Create, Assert.Single(await scene.StepsAsync()).Verb);
        await scene.SettleAsync();
        Assert.Equal(["buses"], scene.Solr.DocumentsOf(Core));

        scene.Solr.Meddle($"action=UNLOAD&core={Core}&deleteInstanceDir=true");
        await scene.SettleAsync();
        Assert.Empty(scene.Solr.DocumentsOf(Core));
    }

    [Fact]
    public async Task A_core_whose_name_is_not_ours_is_never_touched()
    {
        using var scene = Made(("jaffa", "main: {}"));
        string[] names =
        [
            "acme.production.haifa.main",
            "acme.staging.Gone.main",
            "acme.staging.gone.main.old",
            "haifa",
            "kept-20200101.acme.staging.haifa.main",
            "kept-20200101T000000Z.other.staging.haifa.main",
            "other.staging.haifa.main",
        ];
        foreach (var name in names)
        {
            scene.Solr.Meddle($"action=CREATE&name={name}&configSet=_default");
        }

        await scene.SettleAsync();
        scene.Time.Advance(TimeSpan.FromDays(30));
        await scene.SettleAsync();

        Assert.Equal(names, scene.Solr.Cores.Except(["acme.staging.jaffa.main"]));
    }

    [Fact]
    public async Task An_entry_that_comes_back_with_another_configset_gets_another_core_and_the_old_one_goes_in_its_time()
    {
        using var scene = await SettledAsync(("haifa", "main: {configset: ckan}"));
        scene.Solr.Index(Core, "buses");
        await scene.CommitAsync(m => m.App("haifa"));

        await scene.CommitAsync(m => m.App("haifa", spec: "backends: {search: {main: {}}}"));
        Assert.Empty(scene.Solr.DocumentsOf(Core));
        Assert.Equal(["buses"], scene.Solr.DocumentsOf(scene.Solr.Cores[^1]));

        scene.Time.Advance(TimeSpan.FromDays(15));
        await scene.SettleAsync();
        Assert.Equal([Core], scene.Solr.Cores);
        Assert.Equal("_default", scene.Solr.ConfigsetOf(Core));
        Assert.EndsWith(": buses", Assert.Single(scene.Solr.Backups), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_server_is_down_apps_that_have_their_core_are_deployed_and_new_cores_wait()
    {
        using var scene = await SettledAsync(("haifa", "main: {}"), ("jaffa", "main: {}"));
        scene.Way.IsDown = true;
        scene.Installation.Restart();

        scene.Commit(m => m
            .App("haifa", image: "web:2", spec: "backends: {search: {main: {}}}")
            .App("jaffa", spec: "backends: {search: {main: {}, more: {}}}"));
        for (var i = 0; i < 10; i++)
        {
            await scene.Installation.PassAsync();
            scene.Time.Advance(TimeSpan.FromSeconds(30));
        }

        var world = await scene.Installation.ObserveAsync();
        Assert.Empty(world.IncompleteKinds);
        var plans = await scene.Installation.PlanAsync(world);
        var haifa = plans.Single(p => p.Key.App == "haifa");
        Assert.Empty(haifa.Differences);
        Assert.Contains($"whether search core {Core} is there and well is not known", Assert.Single(haifa.Forecasts), StringComparison.Ordinal);
        Assert.Equal("Unreachable", plans.Single(p => p.Key.App == "jaffa").Steps.Single(s => s.Id.Name == "more").Refusal!.Reason);
        Assert.False((await scene.VariablesAsync("jaffa")).ContainsKey("MORE_SOLR_URL"));

        scene.Way.IsDown = false;
        scene.Time.Advance(TimeSpan.FromSeconds(30));
        await scene.SettleAsync();
        Assert.Contains("acme.staging.jaffa.more", scene.Solr.Cores);
    }

    [Fact]
    public async Task While_the_server_is_down_a_removed_app_is_not_called_removed()
    {
        using var scene = await SettledAsync(("haifa", "main: {}"), ("jaffa", "main: {}"));
        scene.Way.IsDown = true;
        scene.Commit(m => m.Remove("haifa"));
        IReadOnlyList<StepResult> results = [];
        for (var i = 0; i < 10; i++)
        {
            results = await scene.Installation.PassAsync();
            scene.Time.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.IsType<Outcome.Failed>(results.Single(r => r.Step is { Verb: Verb.Delete, Id.Owner.App: "haifa" }).Outcome);
        scene.Way.IsDown = false;
        scene.Time.Advance(TimeSpan.FromSeconds(30));
        await scene.SettleAsync();
        Assert.EndsWith($"Z.{Core}", scene.Solr.Cores.Single(c => c.Contains("haifa", StringComparison.Ordinal)), StringComparison.Ordinal);
    }
}
