namespace Cyclops.Engine.Tests.Manifests;

/// <summary>Built-in, blueprint, the environment's defaults, the app, what differs in one environment: low to high.</summary>
public sealed class LayeringTests
{
    private const string Header = "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web}\n";

    private static Repository Layered(string blueprint = "{}", string defaults = "{}") => Repository.WithoutApps()
        .With("platform.yaml", $"apiVersion: cyclops/v1\nkind: Platform\nmetadata: {{name: acme}}\nspec:\n  blueprints:\n    ckan: {blueprint}\n")
        .With("environments/staging/environment.yaml", $"{Repository.StagingText.Replace("spec: {domain: staging.example.org}", "", StringComparison.Ordinal)}spec:\n  domain: staging.example.org\n  appDefaults: {defaults}\n");

    [Theory]
    [InlineData("{}", "{}", "", "{}", 8080)]
    [InlineData("{port: 1001}", "{}", "", "{}", 1001)]
    [InlineData("{port: 1001}", "{port: 1002}", "", "{}", 1002)]
    [InlineData("{port: 1001}", "{port: 1002}", "port: 1003", "{}", 1003)]
    [InlineData("{port: 1001}", "{port: 1002}", "port: 1003", "{port: 1004}", 1004)]
    [InlineData("{port: 1001}", "{port: 1002}", "port: 1003", "{port: ~}", 8080)]
    [InlineData("{port: 1001}", "{port: 1002}", "port: ~", "{}", 8080)]
    [InlineData("{port: 1001}", "{port: ~}", "", "{}", 8080)]
    [InlineData("{port: ~}", "{port: 1002}", "", "{}", 1002)]
    [InlineData("{port: 1001}", "{port: 1002}", "port: null", "{port: 1004}", 1004)]
    public void The_highest_layer_wins_and_null_goes_back_to_the_built_in(string blueprint, string defaults, string spec, string inline, int port)
    {
        var effective = Layered(blueprint, defaults).WithApp("web", $"blueprint: ckan\nimage: a/b:1\n{spec}", $"{{staging: {inline}}}").Effective("web");

        Assert.Equal(port, effective.Port);
    }

    [Fact]
    public void Maps_merge_by_key_and_null_takes_a_key_out()
    {
        var effective = Layered("{env: {A: low, B: low, C: low}}", "{env: {B: middle}}")
            .WithApp("web", "blueprint: ckan\nimage: a/b:1\nenv: {C: ~, D: high}")
            .Effective("web");

        Assert.Equal("{A=low, B=middle, D=high}", effective.Web.Env.ToString());
    }

    [Fact]
    public void Lists_replace()
    {
        var effective = Layered("{command: [a, b, c]}").WithApp("web", "blueprint: ckan\nimage: a/b:1\ncommand: [d]").Effective("web");

        Assert.Equal(["d"], effective.Web.Command!.Value);
    }

    [Fact]
    public void A_short_form_merges_like_its_long_form()
    {
        var effective = Layered("{healthCheck: {path: /low, interval: 20s}}").WithApp("web", "blueprint: ckan\nimage: a/b:1\nhealthCheck: /high").Effective("web");

        Assert.Equal(("/high", TimeSpan.FromSeconds(20)), (effective.HealthCheck.Path, effective.HealthCheck.Interval));
    }

    [Theory]
    [InlineData("{replicas: {max: 5, cpu: 60}}", "replicas: {min: 2, memory: 80}", "ScalingSpec { Min = 2, Max = 5, CpuPercent = 60, MemoryPercent = 80, Requests =  }")]
    [InlineData("{replicas: {max: 5, cpu: 60}}", "replicas: {cpu: ~, requests: 100}", "ScalingSpec { Min = 1, Max = 5, CpuPercent = , MemoryPercent = , Requests = 100 }")]
    [InlineData("{replicas: 3}", "replicas: {max: 5, cpu: 60}", "ScalingSpec { Min = 1, Max = 5, CpuPercent = 60, MemoryPercent = , Requests =  }")]
    [InlineData("{replicas: {max: 5, cpu: 60}}", "replicas: 3", null)]
    public void Maps_of_replicas_merge_and_a_number_replaces_one(string blueprint, string spec, string? scaling)
    {
        var effective = Layered(blueprint).WithApp("web", $"blueprint: ckan\nimage: a/b:1\n{spec}").Effective("web");

        Assert.Equal(scaling, effective.Scaling?.ToString());
        Assert.Equal(effective.Scaling?.Min ?? 3, effective.Replicas);
    }

    [Fact]
    public void A_linked_container_merges_by_name_and_null_removes_it()
    {
        var repository = Layered("{containers: {solr: {image: solr:9, memory: 1Gi}, redis: {image: redis:7}}}")
            .WithApp("web", "blueprint: ckan\nimage: a/b:1\ncontainers: {solr: {image: solr:10}, redis: ~}");

        var container = Assert.Single(repository.Effective("web").Containers);

        Assert.Equal(("solr", "solr:10", 1024), (container.Key, container.Value.Image, container.Value.Memory));
    }

    [Fact]
    public void A_file_for_an_environment_overrides_like_the_map_in_the_app()
    {
        var repository = Repository.WithoutApps()
            .WithApp("web", "image: a/b:1\nreplicas: 2", "{staging: {}, production: {}}")
            .With("apps/web/production.yaml", $"{Header}spec: {{replicas: 5}}\n");

        Assert.Equal(5, repository.Effective("web", "production").Replicas);
        Assert.Equal(2, repository.Effective("web").Replicas);
    }

    [Fact]
    public void An_override_said_twice_is_an_error()
    {
        Marked.Spec("image: a/b:1", "{staging: ▶{replicas: 2}}")
            .MustFail("OverrideTwice", Repository.WithoutApps().With("apps/web/staging.yaml", $"{Header}spec: {{replicas: 3}}\n"));
    }

    [Fact]
    public void A_file_for_an_environment_the_app_is_not_in_is_an_error()
    {
        Marked.File("apps/web/production.yaml", $"▶{Header}spec: {{replicas: 3}}\n")
            .MustFail("EnvironmentNotListed", Repository.WithoutApps().WithApp("web", "image: a/b:1"));
    }

    [Theory]
    [InlineData("▶prot: 80", "UnknownField")]
    [InlineData("port: ▶eighty", "WrongType")]
    [InlineData("memory: 256, memoryReservation: ▶512", "MemoryReservationTooLarge")]
    [InlineData("healthCheck: {interval: 5s, timeout: ▶5s}", "InvalidHealthCheck")]
    [InlineData("env: {A: x}, secrets: {▶A: y}", "EnvAndSecret")]
    [InlineData("▶blueprint: other", "UnknownField")]
    [InlineData("▶environments: {}", "UnknownField")]
    public void An_error_in_a_blueprint_is_reported_once_and_at_the_blueprint(string field, string code)
    {
        var repository = Layered();
        foreach (var name in new[] { "one", "two", "three" })
        {
            repository.WithApp(name, "blueprint: ckan\nimage: a/b:1");
        }

        var marked = Marked.File("platform.yaml", $"apiVersion: cyclops/v1\nkind: Platform\nmetadata: {{name: acme}}\nspec: {{blueprints: {{ckan: {{{field}}}}}}}\n");
        var error = marked.MustFail(code, repository);

        Assert.StartsWith("spec.blueprints.ckan.", error.FieldPath, StringComparison.Ordinal);
        Assert.Null(repository.Read().Platform);
    }

    [Fact]
    public void An_error_in_the_defaults_of_an_environment_leaves_other_environments_alone()
    {
        var set = Layered(defaults: "{port: x}").WithApp("web", "image: a/b:1", "{staging: {}, production: {}}").Read();

        Assert.Equal("spec.appDefaults.port", Assert.Single(set.Errors).FieldPath);
        Assert.Equal(["staging"], set.InvalidEnvironments);
        Assert.Equal(["production"], set.Apps["web"].Environments.Keys);
    }

    [Fact]
    public void What_layers_are_wrong_together_is_an_error_of_the_app_at_the_value_that_is_wrong()
    {
        var set = Layered("{healthCheck: {timeout: 9s}}").WithApp("web", "blueprint: ckan\nimage: a/b:1\nhealthCheck: {interval: 8s}").WithApp("good", "image: a/b:1").Read();

        var error = Assert.Single(set.Errors);
        Assert.Equal(("InvalidHealthCheck", "manifests/platform.yaml", "spec.blueprints.ckan.healthCheck.timeout"), (error.Code, error.Position.File, error.FieldPath));
        Assert.Contains("\"web\"", error.Message, StringComparison.Ordinal);
        Assert.Equal(["web"], set.InvalidApps);
        Assert.Equal(["good"], set.Apps.Keys);
    }

    [Fact]
    public void A_retention_of_logs_comes_from_the_environment_unless_the_app_says_otherwise()
    {
        var repository = Repository.WithoutApps()
            .With("environments/staging/environment.yaml", "apiVersion: cyclops/v1\nkind: Environment\nmetadata: {name: staging}\nspec: {domain: s.example.org, logs: {retentionDays: 7}}\n")
            .WithApp("one", "image: a/b:1")
            .WithApp("two", "image: a/b:1\nlogs: {retentionDays: 90}");

        Assert.Equal((7, 90), (repository.Effective("one").LogRetentionDays, repository.Effective("two").LogRetentionDays));
    }
}
