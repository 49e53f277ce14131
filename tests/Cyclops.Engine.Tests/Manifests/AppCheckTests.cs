namespace Cyclops.Engine.Tests.Manifests;

/// <summary>Fields of an app that are right alone and wrong together.</summary>
public sealed class AppCheckTests
{
    private const string Fargate = "apiVersion: cyclops/v1\nkind: Environment\nmetadata: {name: staging}\nspec: {domain: staging.example.org, cluster: {fargate: {}}}\n";

    private const string Sending = "apiVersion: cyclops/v1\nkind: Environment\nmetadata: {name: staging}\nspec: {domain: staging.example.org, email: {}}\n";

    [Theory]
    [InlineData("InvalidHealthCheck", "healthCheck: {timeout: ▶10s}")]
    [InlineData("InvalidHealthCheck", "healthCheck: {interval: ▶5s}")]
    [InlineData("InvalidHealthCheck", "healthCheck: {interval: 20s, timeout: ▶30s}")]
    [InlineData("MemoryReservationTooLarge", "memoryReservation: ▶513")]
    [InlineData("MemoryReservationTooLarge", "containers: {solr: {image: solr, memory: 256, memoryReservation: ▶257}}")]
    [InlineData("EnvAndSecret", "env: {A: x}\nsecrets: {▶A: y}")]
    [InlineData("EnvAndSecret", "containers: {solr: {image: solr, env: {A: x}, secrets: {▶A: y}}}")]
    [InlineData("ContainerNamedAsApp", "containers: {▶web: {image: solr}}")]
    [InlineData("UnknownContainer", "dependsOn: [▶slor]\ncontainers: {solr: {image: solr}}")]
    [InlineData("UnknownContainer", "containers: {solr: {image: solr, dependsOn: [▶zookeeper]}}")]
    [InlineData("DependencyCycle", "containers: {solr: {image: solr, dependsOn: ▶[solr]}}")]
    [InlineData("DependencyCycle", "containers: {aa: {image: a, dependsOn: ▶[bb]}, bb: {image: b, dependsOn: [aa]}}")]
    [InlineData("DependencyCycle", "dependsOn: [solr]\ncontainers: {solr: {image: solr, dependsOn: ▶[web]}}")]
    [InlineData("BackendMissing", "backends: {▶email: {}}")]
    [InlineData("BackendMissing", "backends: {▶errors: {}}")]
    [InlineData("RolloutCannotMove", "rollout: ▶{minHealthy: 100, max: 100}")]
    [InlineData("RolloutCannotMove", "rollout: ▶{minHealthy: 90, max: 150}")]
    [InlineData("RolloutCannotMove", "replicas: {max: 3, cpu: 60}\nrollout: ▶{minHealthy: 100, max: 150}")]
    [InlineData("MinAboveMax", "replicas: {min: ▶4, max: 3, cpu: 60}")]
    [InlineData("NothingToScaleBy", "replicas: ▶{max: 3}")]
    [InlineData("NothingToScaleBy", "hosts: []\nreplicas: {max: 3, cpu: 60, requests: ▶100}")]
    [InlineData("MissingField", "replicas: ▶{cpu: 60}")]
    [InlineData("OutOfRange", "replicas: {min: ▶0, max: 3, cpu: 60}")]
    [InlineData("NotOfThisStrategy", "rollout: {strategy: recreate, minHealthy: ▶50}")]
    [InlineData("NotOfThisStrategy", "rollout: {max: ▶150, strategy: recreate}")]
    [InlineData("NotOfThisStrategy", "rollout: {strategy: blueGreen, max: ▶150}")]
    [InlineData("NotOfThisStrategy", "rollout: {bake: ▶10m}")]
    [InlineData("NotOfThisStrategy", "rollout: {strategy: blueGreen, canary: ▶{percent: 5}}")]
    [InlineData("NotOfThisStrategy", "rollout: {strategy: canary, linear: ▶{}}")]
    [InlineData("NoTrafficToMove", "hosts: []\nrollout: {strategy: ▶blueGreen}")]
    [InlineData("NoTrafficToMove", "hosts: [a.example.org, b.example.org, c.example.org, d.example.org, e.example.org, f.example.org]\nrollout: {strategy: ▶linear}")]
    public void What_is_wrong_together_is_refused(string code, string spec)
    {
        Marked.Spec($"image: a/b:1\n{spec}").MustFail(code);
    }

    [Theory]
    [InlineData("rollout: {minHealthy: 0, max: 100}")]
    [InlineData("rollout: {strategy: recreate}")]
    [InlineData("rollout: {strategy: canary, canary: {percent: 5}, bake: 90s}")]
    [InlineData("rollout: {strategy: recreate, minHealthy: null}")]
    [InlineData("replicas: 0\nrollout: {minHealthy: 100, max: 100}")]
    [InlineData("replicas: 2\nrollout: {minHealthy: 50, max: 100}")]
    [InlineData("dependsOn: [aa, bb]\ncontainers: {aa: {image: a}, bb: {image: b, dependsOn: [aa]}}")]
    [InlineData("containers: {aa: {image: a, ports: [80]}, bb: {image: b, ports: [80]}}")]
    [InlineData("replicas: {max: 1, memory: 80}")]
    [InlineData("hosts: []\nreplicas: {max: 3, cpu: 60}")]
    [InlineData("jobs: {nightly: {schedule: 0 3 * * *, command: clean, timezone: Europe/Berlin}}")]
    public void What_works_is_accepted(string spec)
    {
        Repository.WithoutApps().WithApp("web", $"image: a/b:1\n{spec}").Effective("web");
    }

    [Fact]
    public void The_same_error_in_two_environments_is_reported_once()
    {
        Marked.Spec("image: a/b:1\nmemoryReservation: ▶1Gi", "{staging: {}, production: {}}").MustFail("MemoryReservationTooLarge");
    }

    [Theory]
    [InlineData("EmailOutsideDomain", "backends: {email: {from: ▶noreply@example.org}}")]
    [InlineData("EmailOutsideDomain", "backends: {email: {from: ▶noreply@otherstaging.example.org}}")]
    [InlineData("VariableSetTwice", "env: {SMTP_HOST: x}\nbackends: {▶email: {}}")]
    [InlineData("VariableSetTwice", "secrets: {MAIL_USER: x}\nbackends: {email: {prefix: ▶MAIL}}")]
    public void Mail_that_the_environment_does_not_send_is_refused(string code, string spec) =>
        Marked.Spec($"image: a/b:1\n{spec}").MustFail(code, Repository.WithoutApps().With("environments/staging/environment.yaml", Sending));

    [Fact]
    public void Mail_comes_from_the_apps_name_in_the_domain_that_the_environment_sends_from()
    {
        var repository = Repository.WithoutApps().With("environments/staging/environment.yaml", Sending.Replace("email: {}", "email: {domain: mail.staging.example.org}", StringComparison.Ordinal));

        Assert.Equal(new("web@mail.staging.example.org", "SMTP", null), repository.WithApp("web", "image: a/b:1\nbackends: {email: {}}").Effective("web").Backends.Email);
        Assert.Null(repository.WithApp("web", "image: a/b:1\nbackends: {email: null}").Effective("web").Backends.Email);
    }

    [Fact]
    public void A_Sentry_project_is_named_after_the_environment_and_the_app()
    {
        var repository = Repository.WithoutApps().With("platform.yaml", Repository.PlatformText.Replace("spec: {}", "spec: {sentry: {organization: acme, team: web, tokenSecret: acme/sentry}}", StringComparison.Ordinal));

        Assert.Equal(new("staging-web", "SENTRY_DSN"), repository.WithApp("web", "image: a/b:1\nbackends: {errors: {}}").Effective("web").Backends.Errors);
        Assert.Equal("https://sentry.io", repository.Read().Platform!.Sentry!.Url);
        Marked.Spec("image: a/b:1\nenv: {SENTRY_DSN: x}\nbackends: {▶errors: {}}").MustFail("VariableSetTwice", repository);
    }

    [Theory]
    [InlineData("NoFargateSize", "memory: ▶200Gi")]
    [InlineData("NoFargateSize", "cpu: ▶17000")]
    [InlineData("PortUsedTwice", "containers: {solr: {image: solr, ports: ▶[8080]}}")]
    public void What_Fargate_cannot_run_is_refused_there(string code, string spec)
    {
        Marked.Spec($"image: a/b:1\n{spec}").MustFail(code, Repository.WithoutApps().With("environments/staging/environment.yaml", Fargate));
    }

    [Theory]
    [InlineData("hosts: [a.example.org]", "hosts: [▶A.EXAMPLE.org.]")]
    [InlineData("hosts: [web.staging.example.org]", "replicas: 1")]
    [InlineData("hosts: [xn--bcher-kva.example.org]", "hosts: [▶Bücher.example.org]")]
    public void A_host_of_two_apps_is_contested_and_both_are_told(string other, string spec)
    {
        var host = spec.StartsWith("hosts", StringComparison.Ordinal);
        var set = Repository.WithoutApps().WithApp("other", $"image: a/b:1\n{other}").WithApp("web", $"image: a/b:1\n{spec.Replace("▶", "", StringComparison.Ordinal)}").Read();

        Assert.Equal(["HostClaimedTwice", "HostClaimedTwice"], set.Errors.Select(error => error.Code));
        Assert.Contains("staging/web (manifests/apps/web/app.yaml", set.Errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("staging/other (manifests/apps/other/app.yaml:6:11)", set.Errors[1].Message, StringComparison.Ordinal);
        Assert.Equal(host ? 6 : 1, set.Errors[1].Position.Line);
        Assert.Equal(["staging/other", "staging/web"], Assert.Single(set.ContestedHosts).Value.Select(key => key.ToString()));
        Assert.Empty(set.InvalidApps);
        Assert.Equal(["other", "web"], set.Apps.Keys);
        Assert.False(set.IsComplete);
    }

    [Theory]
    [InlineData("hosts: [www.example.org]\ncolour: red", "www.example.org")]
    [InlineData("colour: red", "frozen.staging.example.org")]
    [InlineData("hosts: [www.example.org]\nmemoryReservation: 1Gi", "www.example.org")]
    public void Nobody_takes_a_host_because_its_app_is_invalid_for_now(string spec, string host)
    {
        var set = Repository.WithoutApps().WithApp("frozen", $"image: a/b:1\n{spec}").WithApp("taker", $"image: a/b:1\nhosts: [{host}]").Read();

        Assert.Equal(["staging/frozen", "staging/taker"], set.ContestedHosts[host].Select(key => key.ToString()));
        Assert.Equal(["frozen"], set.InvalidApps);
    }

    [Fact]
    public void A_host_of_one_app_in_two_environments_is_contested()
    {
        var set = Repository.WithoutApps().WithApp("web", "image: a/b:1\nhosts: [www.example.org]", "{staging: {}, production: {}}").Read();

        Assert.Equal(["production/web", "staging/web"], set.ContestedHosts["www.example.org"].Select(key => key.ToString()));
        Assert.Contains("spec.environments", set.Errors[0].Hint, StringComparison.Ordinal);
    }
}
