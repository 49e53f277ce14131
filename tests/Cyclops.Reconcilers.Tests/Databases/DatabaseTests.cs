using Amazon.SecretsManager.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using static Cyclops.Reconcilers.Tests.Databases.DatabaseScene;
using static Cyclops.Reconcilers.Tests.Databases.DatabaseServerFixture;

namespace Cyclops.Reconcilers.Tests.Databases;

/// <summary>Databases of apps on a real PostgreSQL server.</summary>
public sealed class DatabaseTests(DatabaseServerFixture server) : IClassFixture<DatabaseServerFixture>
{
    private const string WithDatabase = "backends: {databases: {main: {}}}";
    private const string InvalidAuthorization = "28000";
    private const string ReadOnly = "25006";

    [Fact]
    public async Task An_app_gets_a_database_whose_url_is_in_its_containers_environment_and_whose_password_is_nowhere_else()
    {
        await using var scene = await SettledAsync(server, ("haifa", WithDatabase));

        var url = await scene.UrlAsync("haifa");
        await AsAsync(url, "CREATE TABLE visits (day date)");
        Assert.Equal(NameOf("haifa"), await AsAsync(url, "SELECT current_database()"));

        var password = new Uri(url).UserInfo.Split(':')[1];
        var definition = await scene.RunningAsync("haifa");
        Assert.DoesNotContain(password, System.Text.Json.JsonSerializer.Serialize(definition), StringComparison.Ordinal);
        Assert.Contains("haifa/database/main", await scene.ReferenceAsync("haifa"), StringComparison.Ordinal);

        scene.Installation.Cloud.Recorder.Clear();
        Assert.Empty(await scene.Installation.DifferencesAsync());
        await scene.Installation.PassAsync();
        Assert.Equal(0, scene.Installation.Cloud.Recorder.MutatingCount);
    }

    [Fact]
    public async Task A_role_that_only_reads_sees_what_the_app_writes_and_writes_nothing()
    {
        await using var scene = await SettledAsync(server, ("haifa", "backends: {databases: {main: {}, datastore: {readOnlyUrlEnv: DATASTORE_READ_URL}}}"));

        await AsAsync(await scene.UrlAsync("haifa", "DATASTORE_DATABASE_URL"), "CREATE TABLE facts AS SELECT 7 AS number");
        var reader = await scene.UrlAsync("haifa", "DATASTORE_READ_URL");

        Assert.Equal(7, await AsAsync(reader, "SELECT number FROM facts"));
        Assert.Equal(ReadOnly, await RefusalAsync(reader, "INSERT INTO facts VALUES (8)"));
        Assert.NotEqual(await scene.UrlAsync("haifa"), await scene.UrlAsync("haifa", "DATASTORE_DATABASE_URL"));

        await scene.CommitAsync(m => m.App("haifa", spec: "backends: {databases: {main: {}, datastore: {}}}"));
        Assert.NotNull(await RefusalAsync(reader));
    }

    [Fact]
    public async Task A_removed_app_keeps_its_database_locked_and_has_it_back_with_its_data_within_the_retention()
    {
        await using var scene = await SettledAsync(server, ("haifa", WithDatabase), ("jaffa", WithDatabase));
        var url = await scene.UrlAsync("haifa");
        await AsAsync(url, "CREATE TABLE visits AS SELECT 7 AS number");

        await scene.CommitAsync(m => m.Remove("haifa"));

        Assert.Equal(InvalidAuthorization, await RefusalAsync(url));
        Assert.Equal("jaffa", new Uri(await scene.UrlAsync("jaffa")).UserInfo.Split('_')[0]);
        Assert.Empty(await scene.Installation.DifferencesAsync());

        scene.Time.Advance(TimeSpan.FromDays(13));
        Assert.Empty(await scene.Installation.DifferencesAsync());
        await scene.CommitAsync(m => m.App("haifa", spec: WithDatabase));

        Assert.Equal(url, await scene.UrlAsync("haifa"));
        Assert.Equal(7, await AsAsync(url, "SELECT number FROM visits"));
    }

    [Fact]
    public async Task After_the_retention_nothing_of_a_removed_app_is_left()
    {
        await using var scene = await SettledAsync(server, ("haifa", WithDatabase), ("jaffa", WithDatabase));
        await scene.CommitAsync(m => m.Remove("haifa"));

        scene.Time.Advance(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));
        var left = await scene.Installation.DifferencesAsync();
        Assert.Equal(["Database", "DatabaseSecret"], left.Where(s => s.Verb == Verb.Delete && s.Refusal is null).Select(s => s.Id.Kind));
        await scene.SettleAsync();

        Assert.Equal(0L, await server.SuperAsync($"SELECT count(*) FROM pg_database WHERE datname = '{NameOf("haifa")}'"));
        Assert.Equal(0L, await server.SuperAsync($"SELECT count(*) FROM pg_roles WHERE starts_with(rolname, '{NameOf("haifa")}')"));
        Assert.Null(await RefusalAsync(await scene.UrlAsync("jaffa")));
        scene.Time.Advance(TimeSpan.FromDays(8));
        var secrets = await scene.Installation.Raw.SecretsManager.ListSecretsAsync(new ListSecretsRequest { IncludePlannedDeletion = true });
        Assert.DoesNotContain(SecretOf("haifa"), secrets.SecretList.Select(s => s.Name));
        Assert.Contains(SecretOf("jaffa"), secrets.SecretList.Select(s => s.Name));
    }

    [Fact]
    public async Task Another_password_comes_with_another_role_and_the_old_one_works_on()
    {
        await using var scene = await SettledAsync(server, ("haifa", WithDatabase));
        var before = await scene.UrlAsync("haifa");

        scene.Installation.Commit(m => m.App("haifa", spec: "backends: {databases: {main: {rotate: second, connections: 5}}}"));
        Assert.Equal(["Database", "DatabaseSecret", "EcsService", "TaskDefinition"], (await scene.Installation.DifferencesAsync()).Select(s => s.Id.Kind).Order());
        await scene.SettleAsync();
        var after = await scene.UrlAsync("haifa");

        Assert.NotEqual(before, after);
        Assert.Null(await RefusalAsync(before));
        Assert.Null(await RefusalAsync(after));
        Assert.Empty(await scene.Installation.DifferencesAsync());
        Assert.Equal(2L, await server.SuperAsync($"SELECT count(*) FROM pg_roles WHERE starts_with(rolname, '{NameOf("haifa")}_') AND rolconnlimit = 5"));

        await scene.CommitAsync(m => m.App("haifa", spec: "backends: {databases: {main: {rotate: third}}}"));
        Assert.Equal("28P01", await RefusalAsync(before));
        Assert.Null(await RefusalAsync(after));
    }

    [Fact]
    public async Task What_somebody_changes_on_the_server_is_put_back()
    {
        await using var scene = await SettledAsync(server, ("haifa", "backends: {databases: {main: {extensions: [pg_trgm], readOnlyUrlEnv: READ}}}"));
        var (name, login) = (NameOf("haifa"), $"{NameOf("haifa")}_a");

        await server.SuperAsync($"ALTER ROLE {login} CONNECTION LIMIT 3");
        await server.SuperAsync($"GRANT CONNECT ON DATABASE {name} TO PUBLIC");
        await server.SuperAsync($"ALTER ROLE {login} NOLOGIN");
        await server.SuperAsync("DROP EXTENSION pg_trgm", name);
        await server.SuperAsync($"REVOKE CONNECT ON DATABASE {name} FROM {NameOf("haifa")}_ro_a");
        await server.SuperAsync($"DROP OWNED BY {NameOf("haifa")}_ro_a", name);
        await server.SuperAsync($"DROP ROLE {NameOf("haifa")}_ro_a");

        Assert.Equal(
            [
                "Database openToEverybody: true -> false",
                "Database extensions: [] -> [pg_trgm]",
                "Database connections: 3 -> 10",
                "Database login: false -> true",
                "Database readOnlyRole: false -> true",
            ],
            (await scene.ChangesAsync()).Where(c => c.StartsWith("Database ", StringComparison.Ordinal) && !c.StartsWith("Database credential", StringComparison.Ordinal)));
        await scene.SettleAsync();

        Assert.Null(await RefusalAsync(await scene.UrlAsync("haifa")));
        Assert.Null(await RefusalAsync(await scene.UrlAsync("haifa", "READ")));
        Assert.Equal(10, await server.SuperAsync($"SELECT rolconnlimit FROM pg_roles WHERE rolname = '{login}'"));
        Assert.Equal(1L, await server.SuperAsync("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'", name));
    }

    [Fact]
    public async Task A_database_that_is_gone_is_made_anew_and_a_secret_that_is_gone_gives_it_another_password()
    {
        await using var scene = await SettledAsync(server, ("haifa", WithDatabase));
        var before = await scene.UrlAsync("haifa");
        await server.SuperAsync($"DROP DATABASE {NameOf("haifa")}");
        await scene.SettleAsync();
        Assert.Null(await RefusalAsync(before));

        await scene.Installation.Raw.SecretsManager.DeleteSecretAsync(new DeleteSecretRequest { SecretId = SecretOf("haifa"), ForceDeleteWithoutRecovery = true });
        await scene.SettleAsync();
        Assert.Null(await RefusalAsync(await scene.UrlAsync("haifa")));
        Assert.NotEqual(before, await scene.UrlAsync("haifa"));
    }

    [Fact]
    public async Task A_server_out_of_reach_holds_up_what_is_to_be_changed_there_and_nothing_else_and_deletes_nothing()
    {
        await using var scene = await SettledAsync(server, ("haifa", WithDatabase), ("jaffa", WithDatabase), ("plain", ""));
        var jaffa = await scene.UrlAsync("jaffa");
        await scene.SetAdminPasswordAsync("wrong");
        scene.Installation.Restart();

        scene.Installation.Commit(m => m.Remove("jaffa").App("haifa", "web:2", WithDatabase).App("plain", "web:2").App("lod", spec: WithDatabase));
        var results = new List<StepResult>();
        for (var pass = 0; pass < 10; pass++)
        {
            results = [.. await scene.Installation.PassAsync()];
            scene.Time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.All(results.Where(r => r.Step.Id.Owner.App is "plain" or "haifa"), r => Assert.True(r is { Step.Verb: Verb.Keep, Outcome: Outcome.Converged }, r.ToString()));
        Assert.StartsWith("web:2", (await scene.RunningAsync("haifa")).ContainerDefinitions[0].Image, StringComparison.Ordinal);
        var waiting = Assert.Single(results, r => r.Step.Id is { Owner.App: "lod", Kind: "Database" });
        Assert.Contains("check the administrator's user and password", waiting.Step.Refusal!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(results, r => r.Step.Id is { Owner.App: "lod", Kind: "EcsService" } && r.Attempted);
        Assert.Null(await RefusalAsync(jaffa));
        Assert.Contains(results, r => r.Step.Id is { Owner.App: "jaffa", Kind: "DatabaseSecret" } && r.Outcome is Outcome.Failed { Reason: "DatabaseUnknown" });

        await scene.SetAdminPasswordAsync(AdminPassword);
        await scene.SettleAsync();
        Assert.Equal(InvalidAuthorization, await RefusalAsync(jaffa));
        Assert.Null(await RefusalAsync(await scene.UrlAsync("lod")));
    }

    [Fact]
    public async Task Who_asks_for_more_connections_than_are_left_is_refused_and_who_has_some_keeps_them()
    {
        // 100 connections, 3 of them reserved: 77 for apps.
        await using var scene = await SettledAsync(server, ("zfat", "backends: {databases: {main: {connections: 60}}}"));

        scene.Installation.Commit(m => m.App("acre", spec: "backends: {databases: {main: {connections: 20}}}").App("lod", spec: WithDatabase));
        await scene.Installation.PassAsync();
        await scene.Installation.PassAsync();
        var steps = (await scene.Installation.PlanAsync(await scene.Installation.ObserveAsync())).SelectMany(p => p.Steps).Where(s => s.Id.Kind == "Database").ToList();

        var refused = Assert.Single(steps, s => s.Refusal is not null);
        Assert.Equal(("acre", "ConnectionBudgetExceeded"), (refused.Id.Owner.App, refused.Refusal!.Reason));
        Assert.Contains("of whose 100 apps may have 77 and 70 are given", refused.Refusal.Message, StringComparison.Ordinal);
        Assert.Null(await RefusalAsync(await scene.UrlAsync("zfat")));

        await scene.CommitAsync(m => m.App("acre", spec: "backends: {databases: {main: {connections: 7}}}"));
        Assert.Null(await RefusalAsync(await scene.UrlAsync("acre")));
    }

    [Fact]
    public async Task A_database_that_is_not_ours_is_left_alone_and_named()
    {
        await using var scene = await SettledAsync(server);
        await server.SuperAsync($"CREATE ROLE {NameOf("haifa")}");
        try
        {
            scene.Installation.Commit(m => m.App("haifa", spec: WithDatabase));
            var results = await scene.Installation.PassAsync();
            var stalled = Assert.IsType<Outcome.Stalled>(Assert.Single(results, r => r.Step.Id.Kind == "Database").Outcome);
            Assert.Equal("NameTaken", stalled.Reason);
            Assert.Contains("is not ours: it has no comment of ours; rename or remove it", stalled.Message, StringComparison.Ordinal);
        }
        finally
        {
            await server.SuperAsync($"DROP ROLE {NameOf("haifa")}");
        }
    }
}
