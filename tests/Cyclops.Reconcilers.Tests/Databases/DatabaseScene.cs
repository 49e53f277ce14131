using System.Text.Json.Nodes;
using Amazon.SecretsManager.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.Model.Plans;
using Cyclops.Postgres.Names;
using Cyclops.Reconcilers.Tests.Support;
using Cyclops.Testing;

namespace Cyclops.Reconcilers.Tests.Databases;

/// <summary>An environment with a real PostgreSQL server, and apps that have databases on it.</summary>
internal sealed class DatabaseScene : IAsyncDisposable
{
    public const string AdminSecret = "postgres/admin";

    private readonly DatabaseServerFixture _server;

    private DatabaseScene(DatabaseServerFixture server, Installation installation, ManualTime time) =>
        (_server, Installation, Time) = (server, installation, time);

    public Installation Installation { get; }

    public ManualTime Time { get; }

    /// <summary>The environment, settled, with these apps.</summary>
    /// <param name="apps">Names and more of their specs, in flow style.</param>
    public static async Task<DatabaseScene> SettledAsync(DatabaseServerFixture server, params (string Name, string Spec)[] apps)
    {
        Assert.SkipUnless(PostgresProcess.Programs is not null, PostgresProcess.Missing);
        var time = new ManualTime();
        var manifests = Manifests.Empty();
        var installation = new Installation(manifests, new LocalCloudOptions { Clock = time });
        var secret = await installation.Raw.SecretsManager.CreateSecretAsync(new CreateSecretRequest
        {
            Name = AdminSecret,
            SecretString = $$"""{"username": "{{DatabaseServerFixture.Admin}}", "password": "{{DatabaseServerFixture.AdminPassword}}"}""",
        });
        manifests.Write("environments/staging/environment.yaml", "Environment", "staging", $$$$"""
            domain: staging.example.org
              network: {managed: {cidr: 10.40.0.0/16, nat: none}}
              cluster: {ec2: {instanceTypes: [t3.large], max: 4}}
              databases: {main: {existing: {host: localhost, port: {{{{server.Port}}}}, secretArn: '{{{{secret.ARN}}}}'}}}
            """);
        foreach (var (name, spec) in apps)
        {
            manifests.App(name, spec: spec);
        }

        manifests.Commit();
        Assert.Empty(installation.Set.Errors.Select(e => e.ToString()));
        var scene = new DatabaseScene(server, installation, time);
        await scene.SettleAsync();
        return scene;
    }

    public async ValueTask DisposeAsync()
    {
        Installation.Dispose();
        await _server.SuperAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname <> 'postgres'");
        foreach (var kind in new[] { "DATABASE", "ROLE" })
        {
            while (await _server.SuperAsync(kind == "DATABASE"
                ? "SELECT datname FROM pg_database WHERE shobj_description(oid, 'pg_database') LIKE 'cyclops/%' LIMIT 1"
                : "SELECT rolname FROM pg_roles WHERE shobj_description(oid, 'pg_authid') LIKE 'cyclops/%' LIMIT 1") is string name)
            {
                await _server.SuperAsync($"DROP {kind} \"{name}\"");
            }
        }
    }

    public Task<int> SettleAsync() => Installation.SettleAsync(() => Time.Advance(TimeSpan.FromSeconds(5)));

    public async Task CommitAsync(Func<Manifests, Manifests> change)
    {
        Installation.Commit(change);
        Assert.Empty(Installation.Set.Errors.Select(e => e.ToString()));
        await SettleAsync();
    }

    /// <summary>What is in the administrator's secret from now on, right or not.</summary>
    public Task SetAdminPasswordAsync(string password) => Installation.Raw.SecretsManager.PutSecretValueAsync(new PutSecretValueRequest
    {
        SecretId = AdminSecret,
        SecretString = $$"""{"username": "{{DatabaseServerFixture.Admin}}", "password": "{{password}}"}""",
    });

    public static string NameOf(string app, string database = "main") => PostgresNames.Database("acme", "staging", app, database);

    public static string SecretOf(string app, string database = "main") => $"acme/staging/{app}/database/{database}";

    /// <summary>A URL as the app gets it: the value of the key of the version of the secret that its task definition refers to.</summary>
    public async Task<string> UrlAsync(string app, string variable = "DATABASE_URL")
    {
        var parts = (await ReferenceAsync(app, variable)).Split(':');
        var value = await Installation.Raw.SecretsManager.GetSecretValueAsync(new GetSecretValueRequest
        {
            SecretId = string.Join(':', parts[..7]),
            VersionId = parts[9],
        });
        return (string)JsonNode.Parse(value.SecretString)![parts[7]]!;
    }

    /// <summary>What the task definition that the app's service runs has for a variable.</summary>
    public async Task<string> ReferenceAsync(string app, string variable = "DATABASE_URL") =>
        (await RunningAsync(app)).ContainerDefinitions.SelectMany(c => c.Secrets).Single(s => s.Name == variable).ValueFrom;

    public async Task<Amazon.ECS.Model.TaskDefinition> RunningAsync(string app)
    {
        var services = await Installation.Raw.Ecs.DescribeServicesAsync(new Amazon.ECS.Model.DescribeServicesRequest { Cluster = "acme-staging", Services = [app] });
        var definition = await Installation.Raw.Ecs.DescribeTaskDefinitionAsync(new Amazon.ECS.Model.DescribeTaskDefinitionRequest { TaskDefinition = services.Services[0].TaskDefinition });
        return definition.TaskDefinition;
    }

    /// <summary>What a plan would change of one of the app's resources: <c>connections: 3 -> 10</c>.</summary>
    public async Task<string[]> ChangesAsync() =>
        [.. (await Installation.DifferencesAsync()).Where(s => s.Verb == Verb.Update).SelectMany(s => s.Changes.Select(c => $"{s.Id.Kind} {c.Path}: {c.Live} -> {c.Wanted}"))];
}
