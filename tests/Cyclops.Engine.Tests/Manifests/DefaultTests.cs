using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Tests.Manifests;

/// <summary>What holds for a field that nobody writes.</summary>
public sealed class DefaultTests
{
    [Fact]
    public void An_app_with_an_image_only_gets_the_built_in_defaults()
    {
        var spec = Repository.WithoutApps().WithApp("web", "image: a/b:1").Effective("web");

        Assert.Equal(
            new AppSpec(
                new ContainerSpec("a/b:1", 128, 512, null, null, null, new([]), new([]), [], true, []),
                new([]),
                8080,
                1,
                ["web.staging.example.org"],
                new HealthCheckSpec("/", "200-399", TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5), 2, 3, TimeSpan.FromSeconds(60)),
                new RolloutSpec(RolloutStrategy.Rolling, 100, 200, TimeSpan.FromSeconds(30), true, [], TimeSpan.FromMinutes(15)),
                30,
                BackendsSpec.None,
                false),
            spec);
    }

    [Fact]
    public void An_environment_with_a_domain_only_gets_the_built_in_defaults()
    {
        var environment = Repository.WithoutApps().Read().Environments["staging"];

        Assert.Equal(
            new EnvironmentManifest(
                "staging",
                "staging.example.org",
                null,
                null,
                new NetworkSpec.Managed("10.40.0.0/16", 2, NatMode.Single),
                new ClusterSpec.Ec2(["t3.large"], 1, 10, null, 70),
                new LoadBalancerSpec(false, TimeSpan.FromSeconds(60), TlsMode.None, null, 1, null),
                null,
                new([]),
                null,
                null,
                null,
                null,
                30,
                true,
                false,
                false,
                null,
                [],
                new([]),
                environment.Position),
            environment);
    }

    [Fact]
    public void A_platform_with_a_name_only_gets_the_built_in_defaults()
    {
        var platform = Repository.WithoutApps().Read().Platform!;

        Assert.Equal(new PlatformManifest("acme", null, new([]), SafetySpec.Default, new([]), platform.Position), platform);
    }

    private const string StagingWithDatabase =
        """
        apiVersion: cyclops/v1
        kind: Environment
        metadata: {name: staging}
        spec: {domain: staging.example.org, databases: {main: {}}, search: {}, email: {}}
        """;

    [Fact]
    public void Every_field_of_an_app_can_be_set()
    {
        var spec = Repository.WithoutApps().With("environments/staging/environment.yaml", StagingWithDatabase).WithApp("web", """
            image: a/b:1
            port: 5000
            cpu: 256
            memory: 1Gi
            memoryReservation: 512Mi
            replicas: 3
            healthCheck: {path: /ping, codes: 200, interval: 1m, timeout: 30s, healthy: 4, unhealthy: 5, grace: 2m}
            command: [run, 10]
            entryPoint: [/bin/app]
            env: {A: x}
            secrets: {KEY: staging/web/key, OTHER: "arn:aws:ssm:eu-central-1:123456789012:parameter/web/other"}
            dependsOn: [solr]
            containers: {solr: {image: solr:9, cpu: 0.25vCPU, memory: 768, ports: [8983], essential: false, command: start, env: {B: y}}}
            hosts: [WWW.Example.org., bücher.example.org]
            release: {command: ckan db upgrade, timeout: 20m}
            rollout: {strategy: rolling, minHealthy: 50, max: 150, deregistrationDelay: 1m30s, circuitBreaker: false, alarms: [web-errors], timeout: 1h}
            logs: {retentionDays: 14}
            backends: {databases: {main: {on: main, extensions: [postgis], connections: 20, urlEnv: DB, readOnlyUrlEnv: DB_READ, rotate: 2026-11}}, buckets: {main: {nameEnv: FILES, access: readOnly, versioning: false, expireAfter: 36h}}, search: {main: {configset: ckan, urlEnv: INDEX}}, email: {from: Web@news.staging.example.org, prefix: MAIL, rotate: 2026-12}}
            suspend: true
            """).Effective("web");

        Assert.Equal(
            new AppSpec(
                new ContainerSpec(
                    "a/b:1",
                    256,
                    1024,
                    512,
                    ["/bin/app"],
                    ["run", "10"],
                    new([new("A", "x")]),
                    new([new("KEY", "staging/web/key"), new("OTHER", "arn:aws:ssm:eu-central-1:123456789012:parameter/web/other")]),
                    [],
                    true,
                    ["solr"]),
                new([new("solr", new ContainerSpec("solr:9", 256, 768, null, null, ["/bin/sh", "-c", "start"], new([new("B", "y")]), new([]), [8983], false, []))]),
                5000,
                3,
                ["www.example.org", "xn--bcher-kva.example.org"],
                new HealthCheckSpec("/ping", "200", TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30), 4, 5, TimeSpan.FromMinutes(2)),
                new RolloutSpec(RolloutStrategy.Rolling, 50, 150, TimeSpan.FromSeconds(90), false, ["web-errors"], TimeSpan.FromHours(1)),
                14,
                new(
                    new([new("main", new("main", ["postgis"], 20, "DB", "DB_READ", "2026-11"))]),
                    new([new("main", new("FILES", BucketAccess.ReadOnly, false, 2))]))
                {
                    Search = new([new("main", new("ckan", "INDEX"))]),
                    Email = new("Web@news.staging.example.org", "MAIL", "2026-12"),
                },
                true)
            {
                Release = new ReleaseSpec(["/bin/sh", "-c", "ckan db upgrade"], TimeSpan.FromMinutes(20)),
            },
            spec);
    }

    [Fact]
    public void What_a_shift_of_traffic_waits_for_is_counted_in_whole_minutes()
    {
        Assert.Equal(new RolloutShift(TimeSpan.FromMinutes(5), null, null), Shift("strategy: blueGreen"));
        Assert.Equal(new RolloutShift(TimeSpan.FromMinutes(2), 10, TimeSpan.FromMinutes(10)), Shift("strategy: canary, bake: 61s"));
        Assert.Equal(new RolloutShift(TimeSpan.FromMinutes(5), 30, TimeSpan.FromMinutes(1)), Shift("strategy: linear, linear: {percent: 30, bake: 1s}"));
        Assert.Equal(TimeSpan.FromMinutes(8), Shift("strategy: linear, linear: {percent: 30, bake: 1m}").Waits(RolloutStrategy.Linear));
        Assert.Equal(TimeSpan.FromMinutes(9), Shift("strategy: linear, linear: {percent: 20, bake: 1m}").Waits(RolloutStrategy.Linear));

        static RolloutShift Shift(string rollout) => Repository.WithoutApps().WithApp("web", $"image: a/b:1\nrollout: {{{rollout}}}").Effective("web").Rollout.Shift!;
    }

    [Theory]
    [InlineData("release: ckan db upgrade", "/bin/sh", "-c", "ckan db upgrade")]
    [InlineData("release: [ckan, db, upgrade]", "ckan", "db", "upgrade")]
    public void A_release_may_be_written_as_its_command(string release, params string[] command) =>
        Assert.Equal(
            new ReleaseSpec([.. command], TimeSpan.FromMinutes(10)),
            Repository.WithoutApps().WithApp("web", $"image: a/b:1\n{release}").Effective("web").Release);

    [Fact]
    public void Every_field_of_a_platform_can_be_set()
    {
        var set = Accounts().Read();

        Assert.Empty(set.Errors.Select(error => error.ToString()));
        Assert.Equal(
            new PlatformManifest(
                "acme",
                "eu-central-1",
                new([new("main", new AccountSpec("012345678901", "cyclops") { StackRole = "stacks", Position = new("manifests/platform.yaml", 6, 25) })]),
                new SafetySpec(5, 20, TimeSpan.FromDays(30)),
                new([new("cost-center", "12")]),
                set.Platform!.Position)
            {
                ConfigBucket = "acme-config",
                StackRoleArn = "arn:aws:iam::012345678901:role/stacks",
                Registries = new([new("docker.io", new("acme/hub", null)), new("localhost:5000", new(null, false)), new("ghcr.io", new(null, null))]),
                Controller = new("a/cyclops:1", 1024, 4096, "git@git.example.org:acme/config.git", "live"),
            },
            set.Platform);
    }

    /// <summary>What it holds beside network and cluster is in <see cref="EnvironmentPartTests"/>.</summary>
    [Fact]
    public void Every_field_of_an_environment_can_be_set()
    {
        var set = Accounts()
            .With("environments/dev/environment.yaml", """
                apiVersion: cyclops/v1
                kind: Environment
                metadata: {name: dev, labels: {stage: dev}}
                spec:
                  domain: Dev.Example.org.
                  account: main
                  region: eu-west-1
                  network: {existing: {vpcId: vpc-0a1b2c3d, publicSubnets: [subnet-0a1b2c3d, subnet-0a1b2c3e], privateSubnets: [subnet-0a1b2c3f]}}
                  cluster: {fargate: {}}
                  loadBalancers: {internal: true, idleTimeout: 2m, certificateArn: "arn:aws:acm:eu-west-1:012345678901:certificate/0a-1b"}
                  hostedZoneId: Z0123456789
                  logs: {retentionDays: 1}
                  protect: false
                  paused: true
                """)
            .Read();

        Assert.Empty(set.Errors.Select(error => error.ToString()));
        Assert.Equal(
            new EnvironmentManifest(
                "dev",
                "dev.example.org",
                "main",
                "eu-west-1",
                new NetworkSpec.Existing("vpc-0a1b2c3d", ["subnet-0a1b2c3d", "subnet-0a1b2c3e"], ["subnet-0a1b2c3f"]),
                new ClusterSpec.Fargate(),
                new LoadBalancerSpec(true, TimeSpan.FromMinutes(2), TlsMode.Existing, "arn:aws:acm:eu-west-1:012345678901:certificate/0a-1b", 1, null),
                "Z0123456789",
                new([]),
                null,
                null,
                null,
                null,
                1,
                false,
                false,
                true,
                null,
                [],
                new([new("stage", "dev")]),
                set.Environments["dev"].Position),
            set.Environments["dev"]);
    }

    private static Repository Accounts() => new Repository().With("platform.yaml", """
        apiVersion: cyclops/v1
        kind: Platform
        metadata: {name: acme, labels: {team: ops}}
        spec:
          region: eu-central-1
          accounts: {main: {id: "012345678901", role: cyclops, stackRole: stacks}}
          safety: {maxDeletes: 5, maxDeletePercent: 20, retention: 30d}
          tags: {cost-center: "12"}
          configBucket: acme-config
          stackRoleArn: "arn:aws:iam::012345678901:role/stacks"
          registries: {docker.io: {secret: acme/hub}, "localhost:5000": {resolve: false}, ghcr.io: {}}
          controller: {image: a/cyclops:1, cpu: 1024, memory: 4Gi, repository: "git@git.example.org:acme/config.git", branch: live}
        """);
}
