using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Tests.Manifests;

/// <summary>Databases, cache, search, mail, alarms, HTTPS and consent that are wrong, each with where and what to do.</summary>
public sealed class EnvironmentPartErrorTests
{
    private const string Certificate = "certificateArn: \"arn:aws:acm:eu-west-1:012345678901:certificate/0a\"";

    private const string Secret = "secretArn: \"arn:aws:secretsmanager:eu-west-1:012345678901:secret:a-AbCdEf\"";

    [Theory]
    [InlineData("databases: {▶Main: {}}", "InvalidName", "write \"main\"")]
    [InlineData("databases: {▶m: {}}", "InvalidName")]
    [InlineData("databases: {▶a-name-too-long-1: {}}", "InvalidName")]
    [InlineData("databases: {main: ▶null}", "NullValue", "managed")]
    [InlineData("databases: {main: ▶db.t4g.large}", "WrongType", "managed")]
    [InlineData("databases: ▶[main]", "WrongType", "main")]
    [InlineData("databases: ▶{aa: {}, bb: {}, cc: {}, dd: {}, ee: {}, ff: {}}", "TooManyItems")]
    [InlineData("databases: {main: ▶{managed: {}, existing: {host: db.example.org, " + Secret + "}}}", "NotExactlyOne", "keep one")]
    [InlineData("databases: {main: {▶class: db.t4g.large}}", "UnknownField", "managed.class")]
    [InlineData("databases: {main: {managed: {▶instanceClass: db.t4g.large}}}", "UnknownField", "\"class\"")]
    [InlineData("databases: {main: {managed: {▶multiAZ: true}}}", "UnknownField", "multiAz")]
    [InlineData("databases: {main: {managed: {class: ▶t4g.large}}}", "InvalidValue", "begin with db.")]
    [InlineData("databases: {main: {managed: {version: ▶12}}}", "InvalidValue", "16")]
    [InlineData("databases: {main: {managed: {version: ▶16.4.1}}}", "InvalidValue", "16")]
    [InlineData("databases: {main: {managed: {storage: ▶19}}}", "OutOfRange")]
    [InlineData("databases: {main: {managed: {storage: ▶50Gi}}}", "WrongType", "digits")]
    [InlineData("databases: {main: {managed: {backupDays: ▶0}}}", "OutOfRange")]
    [InlineData("databases: {main: {managed: {backupDays: ▶7d}}}", "WrongType")]
    [InlineData("databases: {main: {managed: {iops: ▶3000, storage: 400}}}", "OutOfRange")]
    [InlineData("databases: {main: {existing: ▶{" + Secret + "}}}", "MissingField", "host")]
    [InlineData("databases: {main: {existing: ▶{host: db.example.org}}}", "MissingField", "secretArn")]
    [InlineData("databases: {main: {existing: {host: ▶\"db.example.org:5432\", " + Secret + "}}}", "InvalidValue", "without scheme, port")]
    [InlineData("databases: {main: {existing: {host: db.example.org, secretArn: ▶hunter2}}}", "InvalidValue", "Secrets Manager")]
    public void A_wrong_database_is_refused(string spec, string code, string hint = "") => MustFail(spec, code, hint);

    [Theory]
    [InlineData("removed: ▶true", "write protect: false as well")]
    [InlineData("removed: ▶true; protect: false", "write consent: [remove environment] as well")]
    [InlineData("removed: ▶true; protect: false; consent: [remove cache]", "write consent: [remove environment] as well")]
    [InlineData("removed: ▶true; protect: false; consent: [remove environment]; databases: {main: {}}", "write deletionProtection: false in databases.main.managed and have that applied first")]
    [InlineData("removed: ▶yes", "", "WrongType")]
    public void An_environment_is_not_removed_by_the_way(string spec, string hint, string code = "RemovalNeedsConsent") =>
        MustFail(spec.Replace("; ", "\n  ", StringComparison.Ordinal), code, hint);

    [Fact]
    public void An_app_may_not_name_an_environment_that_is_removed()
    {
        var set = Repository.WithoutApps()
            .WithApp("web", "image: a/b:1")
            .With("environments/staging/environment.yaml", "apiVersion: cyclops/v1\nkind: Environment\nmetadata: {name: staging}\nspec: {domain: a.example.org, removed: true, protect: false, consent: [remove environment]}\n")
            .Read();

        var error = Assert.Single(set.Errors);
        Assert.Equal("EnvironmentIsRemoved", error.Code);
        Assert.Equal("spec.environments.staging", error.FieldPath);
        Assert.Contains("environments/staging/environment.yaml", error.Message, StringComparison.Ordinal);
        Assert.False(set.IsComplete);
    }

    [Theory]
    [InlineData("storage: 50, maxStorage: ▶54", "maxStorage", "write maxStorage: 55 or more")]
    [InlineData("storage: 51, maxStorage: ▶56", "maxStorage", "write maxStorage: 57 or more")]
    [InlineData("maxStorage: ▶50", "maxStorage", "write maxStorage: 55 or more")]
    [InlineData("storage: ▶182", "storage", "write maxStorage: 201 or more, or maxStorage: null")]
    [InlineData("storage: ▶65536", "storage", "write maxStorage: null")]
    [InlineData("storage: 65000, maxStorage: ▶65536", "maxStorage", "write maxStorage: null")]
    public void Storage_must_have_room_to_grow(string managed, string field, string hint)
    {
        var error = MustFail($"databases: {{main: {{managed: {{{managed}}}}}}}", "MaxStorageTooSmall", hint);

        Assert.Equal($"spec.databases.main.managed.{field}", error.FieldPath);
    }

    [Theory]
    [InlineData("iops: ▶12000")]
    [InlineData("iops: ▶12000, storage: 399, maxStorage: 500")]
    public void Small_storage_takes_no_number_of_operations(string managed)
    {
        var error = MustFail($"databases: {{main: {{managed: {{{managed}}}}}}}", "IopsNeedStorage", "raise storage to 400");

        Assert.Equal("spec.databases.main.managed.iops", error.FieldPath);
    }

    [Theory]
    [InlineData("cache: ▶redis", "WrongType", "managed")]
    [InlineData("cache: {▶engine: redis}", "UnknownField", "managed.engine")]
    [InlineData("cache: {managed: {engine: ▶memcached}}", "InvalidValue", "valkey")]
    [InlineData("cache: {managed: {version: ▶8}}", "InvalidValue", "8.0")]
    [InlineData("cache: {managed: {version: ▶7.1}}", "WrongCacheVersion", "engine: redis")]
    [InlineData("cache: {managed: {engine: redis, version: ▶7.2}}", "WrongCacheVersion", "engine: valkey")]
    [InlineData("cache: {managed: {nodeType: ▶t4g.small}}", "InvalidValue", "begin with cache.")]
    [InlineData("cache: {managed: {replicas: ▶6}}", "OutOfRange")]
    [InlineData("cache: {managed: {snapshotDays: ▶36}}", "OutOfRange")]
    [InlineData("cache: {existing: {url: ▶cache.example.org:6379}}", "InvalidValue", "redis://")]
    [InlineData("cache: {existing: {url: ▶\"redis://:hunter2@cache.example.org:6379\"}}", "InvalidValue", "leave user and password out")]
    [InlineData("search: ▶solr:9", "WrongType", "managed")]
    [InlineData("search: {managed: {image: ▶Solr:9}}", "InvalidValue", "lower case")]
    [InlineData("search: {managed: {memory: ▶511}}", "OutOfRange")]
    [InlineData("search: {managed: {memory: ▶65Gi}}", "OutOfRange")]
    [InlineData("search: {managed: {cpu: ▶2}}", "OutOfRange", "2vCPU")]
    [InlineData("search: {managed: {cpu: ▶17vCPU}}\n  cluster: {fargate: {}}", "NoFargateSize", "EC2")]
    [InlineData("search: {existing: {url: ▶solr.example.org}}", "InvalidValue", "http://")]
    [InlineData("search: {existing: {url: ▶\"http://u:hunter2@solr.example.org\"}}", "InvalidValue", "leave user and password out")]
    public void A_wrong_cache_or_search_server_is_refused(string spec, string code, string hint = "") =>
        MustFail(spec, code, hint);

    [Theory]
    [InlineData("email: ▶staging.example.org", "WrongType", "domain")]
    [InlineData("email: {domain: ▶example.org}", "EmailOutsideDomain", "mail.staging.example.org")]
    [InlineData("email: {domain: ▶xstaging.example.org}", "EmailOutsideDomain", "write staging.example.org")]
    [InlineData("email: {domain: ▶mail}", "InvalidValue")]
    [InlineData("alarms: ▶[ops@example.org]", "WrongType", "notify")]
    [InlineData("alarms: {notify: ▶ops@example.org}", "WrongType", "[ops@example.org]")]
    [InlineData("alarms: {notify: [▶ops]}", "InvalidValue", "ops@example.org")]
    [InlineData("alarms: {notify: [ops@example.org, ▶ops@example.org]}", "DuplicateItem")]
    [InlineData("alarms: {http5xxPercent: ▶0}", "OutOfRange")]
    [InlineData("alarms: {memoryPercent: ▶101}", "OutOfRange")]
    [InlineData("alarms: {storagePercent: ▶10%}", "WrongType")]
    [InlineData("alarms: {▶memory: 90}", "UnknownField")]
    [InlineData("alarms: {certificateDays: ▶21d}", "WrongType")]
    public void Wrong_mail_or_alarms_are_refused(string spec, string code, string hint = "") => MustFail(spec, code, hint);

    [Theory]
    [InlineData("▶loadBalancer: {}", "UnknownField", "did you mean \"loadBalancers\"?")]
    [InlineData("▶tls: managed", "UnknownField", "did you mean \"loadBalancers.tls\"?")]
    [InlineData("loadBalancers: {tls: ▶existing}", "InvalidValue")]
    [InlineData("loadBalancers: {tls: ▶true}", "InvalidValue")]
    [InlineData("loadBalancers: {min: ▶0}", "OutOfRange")]
    [InlineData("loadBalancers: {min: ▶21}", "OutOfRange")]
    [InlineData("loadBalancers: {accessLogs: ▶true}", "WrongType", "retentionDays")]
    [InlineData("loadBalancers: {accessLogs: {retentionDays: ▶0}}", "OutOfRange")]
    [InlineData("loadBalancers: {accessLogs: {retentionDays: ▶3651}}", "OutOfRange")]
    [InlineData("loadBalancers: {" + Certificate + ", tls: ▶managed}", "CertificateAndTls", "or tls: managed")]
    [InlineData("loadBalancers: {tls: ▶none, " + Certificate + "}", "CertificateAndTls", "or tls: none")]
    public void Wrong_load_balancers_are_refused(string spec, string code, string hint = "") => MustFail(spec, code, hint);

    [Fact]
    public void A_domain_that_ACM_makes_no_certificate_for_is_refused()
    {
        var domain = $"{new string('a', 60)}.org";

        Assert.Empty(Read($"{domain}\n  loadBalancers: {{tls: managed}}"));
        Assert.Equal("DomainTooLong", Assert.Single(Read($"a{domain}\n  loadBalancers: {{tls: managed}}")).Code);
        Assert.Empty(Read($"a{domain}\n  loadBalancers: {{tls: none}}"));
    }

    [Theory]
    [InlineData("[▶remove]", "InvalidValue", "upgrade databases.main or remove cache")]
    [InlineData("[▶delete cache]", "InvalidValue", "write remove, replace or upgrade")]
    [InlineData("[▶remov cache]", "InvalidValue", "did you mean \"remove cache\"?")]
    [InlineData("[▶Remove cache]", "InvalidValue", "did you mean \"remove cache\"?")]
    [InlineData("[▶remove caches]", "InvalidValue", "did you mean \"remove cache\"?")]
    [InlineData("[▶upgrade database.main]", "InvalidValue", "did you mean \"upgrade databases.main\"?")]
    [InlineData("[▶upgrade databases.Main]", "InvalidValue", "databases.NAME")]
    [InlineData("[▶remove everything]", "InvalidValue", "loadBalancers.N or zone")]
    [InlineData("[▶\"remove  cache\"]", "InvalidValue", "did you mean \"remove cache\"?")]
    [InlineData("▶remove cache", "WrongType", "[upgrade databases.main]")]
    [InlineData("[remove cache, ▶remove cache]", "DuplicateItem", "keep one")]
    public void Consent_to_what_there_is_not_is_refused(string consent, string code, string hint) =>
        MustFail($"consent: {consent}", code, hint);

    [Fact]
    public void An_error_never_shows_what_may_be_a_password()
    {
        foreach (var spec in new[]
        {
            "databases: {main: {existing: {host: db.example.org, secretArn: hunter2}}}",
            "cache: {existing: {url: \"redis://:hunter2@cache.example.org:6379\"}}",
            "search: {existing: {url: \"http://u:hunter2@solr.example.org\"}}",
        })
        {
            Assert.DoesNotContain("hunter2", Assert.Single(Read($"staging.example.org\n  {spec}")).ToString(), StringComparison.Ordinal);
        }
    }

    private static ManifestError MustFail(string spec, string code, string hint)
    {
        var error = Marked.File("environments/staging/environment.yaml", Text($"staging.example.org\n  {spec}")).MustFail(code);
        Assert.Contains(hint, error.Hint ?? "", StringComparison.Ordinal);
        return error;
    }

    private static EquatableList<ManifestError> Read(string domainAndMore) =>
        Repository.WithoutApps().With("environments/staging/environment.yaml", Text(domainAndMore)).Read().Errors;

    private static string Text(string domainAndMore) =>
        $"apiVersion: cyclops/v1\nkind: Environment\nmetadata: {{name: staging}}\nspec:\n  domain: {domainAndMore}\n";
}
