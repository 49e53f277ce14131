using Cyclops.Engine.Manifests.Tables;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Tests.Manifests;

/// <summary>What an environment holds beside its network and cluster: defaults, every field, and how the load balancers serve HTTPS.</summary>
public sealed class EnvironmentPartTests
{
    private const string Secret = "arn:aws:secretsmanager:eu-west-1:012345678901:secret:acme/postgres-AbCdEf";

    private static readonly DatabaseSpec.Managed DefaultDatabase = new("db.t4g.medium", "16", 50, 200, null, false, 7, true);

    [Theory]
    [InlineData("databases: {main: {}}")]
    [InlineData("databases: {main: {managed: {}}}")]
    [InlineData("databases: {main: {managed: null}}")]
    [InlineData("databases: {main: {existing: null}}")]
    [InlineData("databases: {main: {managed: {storage: null, iops: null}}}")]
    public void A_database_that_says_nothing_is_a_managed_one(string spec)
    {
        Assert.Equal(new([new("main", DefaultDatabase)]), Read(spec).Databases);
    }

    [Fact]
    public void Every_field_of_databases_can_be_set()
    {
        var databases = Read($$$"""
            databases:
                main: {managed: {class: db.m6gd.12xlarge, version: 17.4, storage: 400, maxStorage: 1000, iops: 12000, multiAz: true, backupDays: 35, deletionProtection: false}}
                still: {managed: {storage: 65536, maxStorage: null}}
                old-1: {existing: {host: DB.Example.org., port: 5433, secretArn: "{{{Secret}}}"}}
                older: {existing: {host: db.example.org, secretArn: "{{{Secret}}}"}}
            """).Databases;

        Assert.Equal(
            new(
            [
                new("main", new DatabaseSpec.Managed("db.m6gd.12xlarge", "17.4", 400, 1000, 12000, true, 35, false)),
                new("still", DefaultDatabase with { Storage = 65536, MaxStorage = null }),
                new("old-1", new DatabaseSpec.Existing("db.example.org", 5433, Secret)),
                new("older", new DatabaseSpec.Existing("db.example.org", 5432, Secret)),
            ]),
            databases);
    }

    [Theory]
    [InlineData("16")]
    [InlineData("\"16\"")]
    [InlineData("16.4")]
    [InlineData("16.10")]
    public void A_version_is_the_text_that_is_written(string text)
    {
        var database = Assert.IsType<DatabaseSpec.Managed>(Read($"databases: {{main: {{managed: {{version: {text}}}}}}}").Databases["main"]);

        Assert.Equal(text.Trim('"'), database.Version);
    }

    [Theory]
    [InlineData("20", "22")]
    [InlineData("50", "55")]
    [InlineData("1000", "1100")]
    [InlineData("51", "57")]
    public void Storage_may_grow_by_a_tenth(string storage, string most)
    {
        Read($"databases: {{main: {{managed: {{storage: {storage}, maxStorage: {most}}}}}}}");
    }

    [Theory]
    [InlineData("cache: {}", "valkey", "8.0")]
    [InlineData("cache: {managed: {}}", "valkey", "8.0")]
    [InlineData("cache: {managed: {engine: redis}}", "redis", "7.1")]
    [InlineData("cache: {managed: {engine: redis, version: 6.2}}", "redis", "6.2")]
    [InlineData("cache: {managed: {version: \"7.2\"}}", "valkey", "7.2")]
    [InlineData("cache: {managed: {engine: valkey, version: 9.0}}", "valkey", "9.0")]
    public void The_version_of_a_cache_follows_its_engine(string spec, string engine, string version)
    {
        Assert.Equal(new CacheSpec.Managed(engine, version, "cache.t4g.small", 0, 1), Read(spec).Cache);
    }

    [Fact]
    public void Every_field_of_a_cache_can_be_set()
    {
        Assert.Equal(
            new CacheSpec.Managed("redis", "7.0", "cache.r7g.large", 2, 0),
            Read("cache: {managed: {engine: redis, version: 7.0, nodeType: cache.r7g.large, replicas: 2, snapshotDays: 0}}").Cache);
        Assert.Equal(new CacheSpec.Existing("rediss://cache.example.org:6380"), Read("cache: {existing: {url: \"rediss://cache.example.org:6380\"}}").Cache);
    }

    [Theory]
    [InlineData("search: {}")]
    [InlineData("search: {managed: {}}")]
    [InlineData("search: {managed: {}}\n  cluster: {fargate: {}}")]
    [InlineData("search: {managed: {image: solr:9, memory: 2Gi, cpu: 0.5vCPU}}")]
    public void A_search_server_that_says_nothing_is_a_managed_one(string spec)
    {
        Assert.Equal(new SearchSpec.Managed("solr:9", 2048, 512), Read(spec).Search);
    }

    [Fact]
    public void Every_field_of_a_search_server_can_be_set()
    {
        Assert.Equal(
            new SearchSpec.Managed("ckan/ckan-solr:2.11", 65_536, 2048),
            Read("search: {managed: {image: ckan/ckan-solr:2.11, memory: 64Gi, cpu: 2vCPU}}").Search);
        Assert.Equal(new SearchSpec.Existing("https://solr.example.org/solr"), Read("search: {existing: {url: https://solr.example.org/solr}}").Search);
    }

    [Theory]
    [InlineData("email: {}", null)]
    [InlineData("email: {domain: null}", null)]
    [InlineData("email: {domain: Staging.example.org.}", "staging.example.org")]
    [InlineData("email: {domain: mail.staging.example.org}", "mail.staging.example.org")]
    public void Mail_is_sent_from_the_domain_or_from_within_it(string spec, string? domain)
    {
        Assert.Equal(new EmailSpec(domain), Read(spec).Email);
    }

    [Fact]
    public void Alarms_have_defaults_and_every_field_can_be_set()
    {
        Assert.Equal(new AlarmsSpec([], 5, 90, 10, 80, 21), Read("alarms: {}").Alarms);
        Assert.Equal(
            new AlarmsSpec(["ops@example.org", "a.b+c@mail.example.org"], 1, 80, 25, 100, 365),
            Read("alarms: {notify: [ops@example.org, a.b+c@mail.example.org], http5xxPercent: 1, memoryPercent: 80, storagePercent: 25, connectionPercent: 100, certificateDays: 365}").Alarms);
    }

    [Theory]
    [InlineData("{}", TlsMode.None, 1, null)]
    [InlineData("{tls: none}", TlsMode.None, 1, null)]
    [InlineData("{tls: managed, min: 20}", TlsMode.Managed, 20, null)]
    [InlineData("{min: 3, accessLogs: {}}", TlsMode.None, 3, 30)]
    [InlineData("{accessLogs: {retentionDays: 3650}}", TlsMode.None, 1, 3650)]
    [InlineData("{accessLogs: null, tls: null}", TlsMode.None, 1, null)]
    public void Load_balancers_serve_plain_HTTP_unless_they_are_told(string text, TlsMode tls, int min, int? days)
    {
        Assert.Equal(new LoadBalancerSpec(false, TimeSpan.FromSeconds(60), tls, null, min, days), Read($"loadBalancers: {text}").LoadBalancers);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", tls: null")]
    public void The_ARN_of_a_certificate_is_enough_for_HTTPS(string more)
    {
        var balancers = Read($"loadBalancers: {{certificateArn: \"arn:aws:acm:eu-west-1:012345678901:certificate/0a\"{more}}}").LoadBalancers;

        Assert.Equal((TlsMode.Existing, "arn:aws:acm:eu-west-1:012345678901:certificate/0a"), (balancers.Tls, balancers.CertificateArn));
    }

    [Fact]
    public void Consent_is_taken_as_it_is_written_and_goes_with_protection()
    {
        string[] all = ["upgrade databases.main", "remove databases.old-1", "replace cache", "remove search", "remove email", "remove alarms", "remove environment", "remove loadBalancers.2", "replace zone"];

        var environment = Read($"protect: true\n  consent: [{string.Join(", ", all)}]");

        Assert.True(environment.Protect);
        Assert.Equal(all, environment.Consent);
    }

    [Fact]
    public void What_is_supported_is_no_longer_said_to_be_to_come()
    {
        Assert.Empty(EnvironmentFields.Spec.Planned.Intersect(EnvironmentFields.Spec.Fields.Select(field => field.Name)));
        Assert.Empty(LoadBalancerFields.Kind.Planned.Intersect(LoadBalancerFields.Kind.Fields.Select(field => field.Name)));
    }

    private static EnvironmentManifest Read(string spec)
    {
        var set = Repository.WithoutApps()
            .With("environments/staging/environment.yaml", $"apiVersion: cyclops/v1\nkind: Environment\nmetadata: {{name: staging}}\nspec:\n  domain: staging.example.org\n  {spec}\n")
            .Read();
        Assert.Empty(set.Errors.Select(error => error.ToString()));
        return set.Environments["staging"];
    }
}
