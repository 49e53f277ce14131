using System.Text;
using System.Text.Json.Nodes;
using Amazon.ECS.Model;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SecretsManager.Model;
using Cyclops.Testing;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Scenarios.Support;

/// <summary>A platform with a real PostgreSQL, and stand-ins for Solr and Sentry, in which one portal uses all of it.</summary>
internal sealed class PortalWorld : IAsyncDisposable
{
    public const string AdminPassword = "canary-of-the-administrator";
    public const string ConfigBucket = "cyclops-sample-config-1";
    public const string Core = "sample.staging.jaffa.main";

    private const string App = """
        apiVersion: cyclops/v1
        kind: App
        metadata: {name: jaffa}
        spec:
          blueprint: ckan
          image: ckan/jaffa:2.11.3
          containers: {solr: {image: 'ckan/ckan-solr:2.11', cpu: 64, memory: 256}}
          backends:
            databases: {main: {}, datastore: {readOnlyUrlEnv: DATASTORE_READ_URL}}
            buckets: {main: {}}
            cache: {}
            search: {main: {configset: ckan, urlEnv: SEARCH_URL}}
            email: {}
            errors: {}
          environments: {staging: {}}

        """;

    private readonly PostgresProcess _postgres;
    private readonly SentryServer _sentry = new();
    private readonly SolrServer _solr;
    private readonly ShiftedTime _time;
    private readonly CloudContents _contents;

    private PortalWorld(PostgresProcess postgres, ScenarioWorld world, ShiftedTime time)
    {
        (_postgres, World, _time) = (postgres, world, time);
        Solr = new StandInSolr(time) { BackupTime = TimeSpan.Zero };
        _solr = new SolrServer(Solr);
        _contents = new(world.Cloud.Endpoint);
    }

    public ScenarioWorld World { get; }

    public StandInSolr Solr { get; }

    public LogText Log { get; } = new();

    public string SolrUrl => _solr.Url;

    public AmazonS3Client S3 => _contents.S3;

    public string? DsnInSentry => _sentry.Sentry.KeysOf("staging-jaffa")?.Single(k => k.Name == "cyclops sample/staging/jaffa").Dsn;

    /// <summary>All of it, the portal committed, and no controller yet.</summary>
    public static async Task<PortalWorld> StartAsync()
    {
        var time = new ShiftedTime();
        var portal = new PortalWorld(await PostgresProcess.StartAsync(), await ScenarioWorld.StartAsync(withController: false, time: time), time);
        await PostgresProcess.ExecuteAsync(portal._postgres.SuperUrl, $"CREATE ROLE admin LOGIN CREATEROLE CREATEDB PASSWORD '{AdminPassword}'");
        await portal.S3.PutBucketAsync(new PutBucketRequest { BucketName = ConfigBucket, BucketRegionName = "eu-west-1" });
        var secrets = portal._contents.Secrets;
        await secrets.CreateSecretAsync(new CreateSecretRequest { Name = "sample/sentry", SecretString = StandInSentry.Token });
        var admin = await secrets.CreateSecretAsync(new CreateSecretRequest
        {
            Name = "sample/postgres",
            SecretString = $$"""{"username": "admin", "password": "{{AdminPassword}}"}""",
        });
        await portal.AppendAsync("platform.yaml", $$"""
              configBucket: {{ConfigBucket}}
              sentry: {url: '{{portal._sentry.Address}}', organization: acme, team: web, tokenSecret: sample/sentry}

            """);
        await portal.AppendAsync("environments/staging/environment.yaml", $$$$"""
              databases: {main: {existing: {host: localhost, port: {{{{portal._postgres.Port}}}}, secretArn: '{{{{admin.ARN}}}}'}}}
              cache: {existing: {url: 'redis://cache.example.org:6379'}}
              search: {existing: {url: '{{{{portal.SolrUrl}}}}'}}
              email: {}

            """);
        portal.World.Repository.Write("manifests/apps/jaffa/app.yaml", App).Commit("all that jaffa needs");
        return portal;
    }

    public async Task<TaskDefinition> RunningAsync()
    {
        var services = await _contents.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "sample-staging", Services = ["jaffa"] });
        var active = services.Services.Single(s => s.Status == "ACTIVE");
        return (await _contents.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = active.TaskDefinition })).TaskDefinition;
    }

    /// <summary>What the portal's container gets: plain variables, and the values that ECS reads for it.</summary>
    public async Task<(SortedDictionary<string, string> Variables, SortedDictionary<string, string> Secrets)> EnvironmentAsync()
    {
        var container = (await RunningAsync()).ContainerDefinitions.Single(c => c.Name == "jaffa");
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var secret in container.Secrets)
        {
            var parts = secret.ValueFrom.Split(':');
            var value = await _contents.Secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = string.Join(':', parts[..7]), VersionId = parts[9] });
            values[secret.Name] = (string)JsonNode.Parse(value.SecretString)![parts[7]]!;
        }

        return (new(container.Environment.ToDictionary(e => e.Name, e => e.Value), StringComparer.Ordinal), values);
    }

    /// <summary>The portal's manifest is removed, and what serves it has gone.</summary>
    public async Task LeaveAsync()
    {
        World.Repository.Remove("manifests/apps/jaffa").Commit("jaffa leaves");
        await ScenarioWorld.UntilAsync(
            async () => (await _contents.OfAppAsync("jaffa")).Count == 0 && Solr.Cores is [var kept] && kept.StartsWith("kept-", StringComparison.Ordinal),
            async () => $"left: {string.Join("\n", await _contents.OfAppAsync("jaffa"))}\ncores: {string.Join(", ", Solr.Cores)}\n{await World.StatusAsync()}");
        await World.SettledAsync();
    }

    /// <summary>The retention goes by. A controller that starts looks at once; a backup is begun at one look and found at the next.</summary>
    public async Task RetireAsync()
    {
        await World.StopControllerAsync();
        _time.Advance(TimeSpan.FromDays(15));
        await World.StartControllerAsync(Log);
        await ScenarioWorld.UntilAsync(() => Task.FromResult(Solr.Backups.Count == 1), async () => $"no backup of {string.Join(", ", Solr.Cores)}\n{await World.StatusAsync()}");
        await World.StopControllerAsync();
        await World.StartControllerAsync(Log);
        await ScenarioWorld.UntilAsync(async () => (await LeftAsync()).Count == 0, async () => $"left: {string.Join("\n", await LeftAsync())}\n{await World.StatusAsync()}");
    }

    /// <summary>What the store holds, whatever it is; the controller is stopped for it.</summary>
    public async Task<string> StoreAsync()
    {
        await World.StopControllerAsync();
        return string.Concat(Directory.EnumerateFiles(World.Folder, "*.db*", SearchOption.AllDirectories).Select(f => File.ReadAllText(f, Encoding.Latin1)));
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        _contents.Dispose();
        _solr.Dispose();
        _sentry.Dispose();
        Log.Dispose();
        await _postgres.DisposeAsync();
    }

    private async Task AppendAsync(string path, string more)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(World.Repository.Path, "manifests", path));
        World.Repository.Write($"manifests/{path}", $"{text.TrimEnd()}\n{more}");
    }

    /// <summary>Whatever there is still of the portal.</summary>
    private async Task<List<string>> LeftAsync()
    {
        var left = await _contents.OfAppAsync("jaffa");
        left.AddRange(Solr.Cores.Select(c => $"core {c}"));
        left.AddRange((await S3.ListBucketsAsync()).Buckets.Where(b => b.BucketName != ConfigBucket).Select(b => $"bucket {b.BucketName}"));
        left.AddRange((await _contents.Secrets.ListSecretsAsync(new ListSecretsRequest())).SecretList.Where(s => s.Name.Contains("jaffa", StringComparison.Ordinal)).Select(s => $"secret {s.Name}"));
        left.AddRange(_sentry.Sentry.KeysOf("staging-jaffa") is null ? [] : ["project staging-jaffa"]);
        var databases = await PostgresProcess.ExecuteAsync(_postgres.SuperUrl, "SELECT count(*) FROM pg_database WHERE starts_with(datname, 'jaffa')");
        left.AddRange(databases == "0" ? [] : [$"{databases} databases"]);
        return left;
    }
}
