using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.ECS.Model;
using Amazon.SecretsManager.Model;
using Cyclops.Scenarios.Support;
using Cyclops.Testing;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Scenarios;

public sealed class MailAndErrorsTests
{
    private const string App = """
        apiVersion: cyclops/v1
        kind: App
        metadata: {name: jaffa}
        spec:
          blueprint: ckan
          image: ckan/jaffa:2.11.3
          backends: {email: {}, errors: {}}
          environments: {staging: {}}

        """;

    [Fact]
    public async Task A_portal_that_sends_mail_and_reports_errors_knows_how_and_no_secret_comes_out_anywhere()
    {
        using var sentry = new SentryServer();
        using var log = new LogText();
        await using var world = await ScenarioWorld.StartAsync(withController: false);
        using var contents = new CloudContents(world.Cloud.Endpoint);
        await contents.Secrets.CreateSecretAsync(new CreateSecretRequest { Name = "sample/sentry", SecretString = StandInSentry.Token });
        await WriteAsync(world, "platform.yaml", $"  sentry: {{url: '{sentry.Address}', organization: acme, team: web, tokenSecret: sample/sentry}}\n");
        await WriteAsync(world, "environments/staging/environment.yaml", "  email: {}\n");
        world.Repository.Write("manifests/apps/jaffa/app.yaml", App).Commit("mail and errors for jaffa");
        var before = await CtlRun.DiffAsync(world);
        await world.StartControllerAsync(log);
        await world.SettledAsync();
        await world.AnswersAsync("jaffa.staging.localhost", "ckan/jaffa:2.11.3");

        var running = await RunningAsync(contents);
        var container = running.ContainerDefinitions.Single(c => c.Name == "jaffa");
        Assert.Contains(container.Environment, e => e is { Name: "SMTP_FROM", Value: "jaffa@staging.localhost" });
        Assert.Contains(container.Environment, e => e.Name == "SMTP_HOST" && e.Value.StartsWith("email-smtp.", StringComparison.Ordinal));
        var values = await ValuesAsync(container, contents);
        Assert.Equal(["SENTRY_DSN", "SMTP_PASSWORD", "SMTP_USER"], values.Keys);
        Assert.Equal(sentry.Sentry.KeysOf("staging-jaffa")!.Single(k => k.Name == "cyclops sample/staging/jaffa").Dsn, values["SENTRY_DSN"]);

        var status = (await world.StatusAsync()).ToString();
        Assert.Contains("sandbox", status, StringComparison.Ordinal);
        Assert.Contains("sandbox", before.Output + before.Notes, StringComparison.Ordinal);
        var after = await CtlRun.DiffAsync(world);
        Assert.True(after.ExitCode == 0, after.Output + after.Notes);
        await world.StopControllerAsync();
        var store = string.Concat(Directory.EnumerateFiles(world.Folder, "*.db*", SearchOption.AllDirectories).Select(f => File.ReadAllText(f, System.Text.Encoding.Latin1)));
        Assert.Contains("ErrorProject", store, StringComparison.Ordinal);
        foreach (var secret in new[] { values["SMTP_PASSWORD"], values["SENTRY_DSN"], StandInSentry.Token })
        {
            foreach (var text in new[] { status, before.Output, before.Notes, after.Output, after.Notes, JsonSerializer.Serialize(running), log.Text, store })
            {
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            }
        }
    }

    private static async Task WriteAsync(ScenarioWorld world, string path, string more)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(world.Repository.Path, "manifests", path));
        world.Repository.Write($"manifests/{path}", $"{text.TrimEnd()}\n{more}");
    }

    private static async Task<TaskDefinition> RunningAsync(CloudContents contents)
    {
        var services = await contents.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "sample-staging", Services = ["jaffa"] });
        return (await contents.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = services.Services.Single().TaskDefinition })).TaskDefinition;
    }

    /// <summary>The values that ECS reads for a container.</summary>
    private static async Task<SortedDictionary<string, string>> ValuesAsync(ContainerDefinition container, CloudContents contents)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var secret in container.Secrets)
        {
            var parts = secret.ValueFrom.Split(':');
            var value = await contents.Secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = string.Join(':', parts[..7]), VersionId = parts[9] });
            values[secret.Name] = (string)JsonNode.Parse(value.SecretString)![parts[7]]!;
        }

        return values;
    }
}
