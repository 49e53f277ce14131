using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.ECS.Model;
using Amazon.SecretsManager.Model;
using Cyclops.Scenarios.Support;
using Cyclops.Testing;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Scenarios;

public sealed class AppDatabaseTests
{
    private const string AdminPassword = "canary-of-the-administrator";

    private const string App = """
        apiVersion: cyclops/v1
        kind: App
        metadata: {name: jaffa}
        spec:
          blueprint: ckan
          image: ckan/jaffa:2.11.3
          backends: {databases: {main: {}, datastore: {readOnlyUrlEnv: DATASTORE_READ_URL}}}
          environments: {staging: {}}

        """;

    [Fact]
    public async Task A_portal_has_its_databases_through_removal_and_revert_and_no_password_comes_out_anywhere()
    {
        Assert.SkipUnless(PostgresProcess.Programs is not null, PostgresProcess.Missing);
        await using var server = await PostgresProcess.StartAsync();
        await PostgresProcess.ExecuteAsync(server.SuperUrl, $"CREATE ROLE admin LOGIN CREATEROLE CREATEDB PASSWORD '{AdminPassword}'");
        using var log = new LogText();
        await using var world = await ScenarioWorld.StartAsync(withController: false);
        using var contents = new CloudContents(world.Cloud.Endpoint);
        var admin = await contents.Secrets.CreateSecretAsync(new CreateSecretRequest
        {
            Name = "sample/postgres",
            SecretString = $$"""{"username": "admin", "password": "{{AdminPassword}}"}""",
        });
        var staging = await File.ReadAllTextAsync(Path.Combine(world.Repository.Path, "manifests/environments/staging/environment.yaml"));
        world.Repository
            .Write("manifests/environments/staging/environment.yaml", $"{staging.TrimEnd()}\n  databases: {{main: {{existing: {{host: localhost, port: {server.Port}, secretArn: '{admin.ARN}'}}}}}}\n")
            .Write("manifests/apps/jaffa/app.yaml", App)
            .Commit("a database for jaffa");
        var before = await CtlRun.DiffAsync(world);
        await world.StartControllerAsync(log);
        await world.SettledAsync();

        var urls = await UrlsAsync(contents);
        Assert.Equal(["DATABASE_URL", "DATASTORE_DATABASE_URL", "DATASTORE_READ_URL"], urls.Keys);
        await PostgresProcess.ExecuteAsync(urls["DATABASE_URL"], "CREATE TABLE datasets AS SELECT 'buses' AS name");
        await PostgresProcess.ExecuteAsync(urls["DATASTORE_DATABASE_URL"], "CREATE TABLE rows AS SELECT 7 AS n");
        Assert.Equal("7", await PostgresProcess.ExecuteAsync(urls["DATASTORE_READ_URL"], "SELECT n FROM rows"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => PostgresProcess.ExecuteAsync(urls["DATASTORE_READ_URL"], "DELETE FROM rows"));
        await world.AnswersAsync("jaffa.staging.localhost", "ckan/jaffa:2.11.3");

        world.Repository.Remove("manifests/apps/jaffa").Commit("jaffa leaves");
        await ScenarioWorld.UntilAsync(
            async () => (await contents.OfAppAsync("jaffa")).Count == 0,
            async () => $"left: {string.Join("\n", await contents.OfAppAsync("jaffa"))}\n{await world.StatusAsync()}");
        await Assert.ThrowsAsync<InvalidOperationException>(() => PostgresProcess.ExecuteAsync(urls["DATABASE_URL"], "SELECT 1"));

        world.Repository.Git("revert", "--no-edit", "HEAD");
        await world.AnswersAsync("jaffa.staging.localhost", "ckan/jaffa:2.11.3");
        await world.SettledAsync();
        Assert.Equal(urls, await UrlsAsync(contents));
        Assert.Equal("buses", await PostgresProcess.ExecuteAsync(urls["DATABASE_URL"], "SELECT name FROM datasets"));

        var status = (await world.StatusAsync()).ToString();
        var after = await CtlRun.DiffAsync(world);
        Assert.True(after.ExitCode == 0, after.Output + after.Notes);
        var definitions = string.Concat((await DefinitionsAsync(contents)).Select(d => JsonSerializer.Serialize(d)));
        await world.StopControllerAsync();
        var store = string.Concat(Directory.EnumerateFiles(world.Folder, "*.db*", SearchOption.AllDirectories).Select(f => File.ReadAllText(f, System.Text.Encoding.Latin1)));
        Assert.Contains("DatabaseSecret", store, StringComparison.Ordinal);
        foreach (var password in urls.Values.Select(u => new Uri(u).UserInfo.Split(':')[1]).Append(AdminPassword))
        {
            foreach (var text in new[] { status, before.Output, before.Notes, after.Output, after.Notes, definitions, log.Text, store })
            {
                Assert.DoesNotContain(password, text, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>What the running containers get, by variable: the values that ECS reads for them.</summary>
    private static async Task<SortedDictionary<string, string>> UrlsAsync(CloudContents contents)
    {
        var urls = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var running = (await DefinitionsAsync(contents)).Single();
        foreach (var secret in running.ContainerDefinitions.Single(c => c.Name == "jaffa").Secrets)
        {
            var parts = secret.ValueFrom.Split(':');
            var value = await contents.Secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = string.Join(':', parts[..7]), VersionId = parts[9] });
            urls[secret.Name] = (string)JsonNode.Parse(value.SecretString)![parts[7]]!;
        }

        return urls;
    }

    private static async Task<List<TaskDefinition>> DefinitionsAsync(CloudContents contents)
    {
        var services = await contents.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "sample-staging", Services = ["jaffa"] });
        var definitions = new List<TaskDefinition>();
        foreach (var service in services.Services.Where(s => s.Status == "ACTIVE"))
        {
            var answer = await contents.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = service.TaskDefinition });
            definitions.Add(answer.TaskDefinition);
        }

        return definitions;
    }
}
