namespace Cyclops.Engine.Tests.Manifests;

/// <summary>Fields that are not known, not there or not in the right place.</summary>
public sealed class FieldTests
{
    [Theory]
    [InlineData("▶replica: 2", "replicas")]
    [InlineData("▶Replicas: 2", "replicas")]
    [InlineData("▶health_check: /ping", "healthCheck")]
    [InlineData("▶healthcheck: /ping", "healthCheck")]
    [InlineData("▶entrypoint: [a]", "entryPoint")]
    [InlineData("▶count: 2", "replicas")]
    [InlineData("▶domains: [a.example.org]", "hosts")]
    [InlineData("▶sidecars: {}", "containers")]
    [InlineData("▶retentionDays: 7", "logs.retentionDays")]
    [InlineData("rollout: {▶minhealth: 50}", "minHealthy")]
    [InlineData("healthCheck: {▶uri: /ping}", "path")]
    [InlineData("containers: {solr: {image: a/b, ▶memry: 512}}", "memory")]
    public void An_unknown_field_is_refused_with_what_was_meant(string spec, string meant)
    {
        var error = Marked.Spec($"image: a/b:1\n{spec}").MustFail("UnknownField");

        Assert.Contains(meant, error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backends: {buckets: {main: {▶cors: {}}}}")]
    [InlineData("▶hooks: []")]
    [InlineData("▶hooks: {preDeploy: []}")]
    [InlineData("▶retention: 3d")]
    [InlineData("rollout: {▶earlySuccess: true}")]
    [InlineData("containers: {solr: {image: a/b, ▶volumes: []}}")]
    public void A_field_that_is_to_come_is_told_from_an_unknown_one(string spec)
    {
        Marked.Spec($"image: a/b:1\n{spec}").MustFail("NotSupportedYet");
    }

    [Theory]
    [InlineData("MissingField", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web}\nspec: ▶{image: a/b:1}\n")]
    [InlineData("MissingField", "▶apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web}\n")]
    [InlineData("MissingField", "▶kind: App\nmetadata: {name: web}\nspec: {image: a/b:1, environments: {}}\n")]
    [InlineData("MissingField", "▶apiVersion: cyclops/v1\nmetadata: {name: web}\nspec: {image: a/b:1, environments: {}}\n")]
    [InlineData("MissingField", "apiVersion: cyclops/v1\nkind: App\nmetadata: ▶{}\nspec: {image: a/b:1, environments: {}}\n")]
    [InlineData("NullValue", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web}\nspec: ▶~\n")]
    [InlineData("EmptyValue", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web}\nspec:▶\n")]
    [InlineData("NullValue", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: ▶null}\nspec: {image: a/b:1, environments: {}}\n")]
    [InlineData("UnsupportedVersion", "apiVersion: ▶cyclops/v2\nkind: App\nmetadata: {name: web}\nspec: {image: a/b:1, environments: {}}\n")]
    [InlineData("UnsupportedVersion", "apiVersion: ▶apps/v1\nkind: App\nmetadata: {name: web}\nspec: {image: a/b:1, environments: {}}\n")]
    [InlineData("WrongKind", "apiVersion: cyclops/v1\nkind: ▶Deployment\nmetadata: {name: web}\nspec: {image: a/b:1, environments: {}}\n")]
    [InlineData("WrongKind", "apiVersion: cyclops/v1\nkind: ▶app\nmetadata: {name: web}\nspec: {image: a/b:1, environments: {}}\n")]
    [InlineData("NameMismatch", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: ▶other}\nspec: {image: a/b:1, environments: {}}\n")]
    [InlineData("UnknownField", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web, ▶namespace: staging}\nspec: {image: a/b:1, environments: {}}\n")]
    [InlineData("UnknownField", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web}\n▶status: {}\nspec: {image: a/b:1, environments: {}}\n")]
    [InlineData("WrongType", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web, labels: ▶[a]}\nspec: {image: a/b:1, environments: {}}\n")]
    [InlineData("NullValue", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web, labels: {a: ▶~}}\nspec: {image: a/b:1, environments: {}}\n")]
    [InlineData("WrongType", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web}\nspec: {image: a/b:1, environments: ▶[staging]}\n")]
    [InlineData("NullValue", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web}\nspec: {image: a/b:1, environments: {staging: ▶~}}\n")]
    [InlineData("EmptyValue", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web}\nspec: {image: a/b:1, environments: {staging▶}}\n")]
    [InlineData("UnknownEnvironment", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web}\nspec: {image: a/b:1, environments: {▶stagin: {}}}\n")]
    [InlineData("UnknownBlueprint", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web}\nspec: {blueprint: ▶ckan, image: a/b:1, environments: {staging: {}}}\n")]
    [InlineData("UnknownField", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web}\nspec: {image: a/b:1, environments: {staging: {▶blueprint: ckan}}}\n")]
    [InlineData("MissingField", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web}\nspec: {environments: {staging: ▶{}}}\n")]
    [InlineData("MissingField", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web}\nspec: {image: a/b, containers: {solr: ▶{cpu: 64}}, environments: {staging: {}}}\n")]
    public void Header_and_references_of_an_app_are_checked(string code, string marked)
    {
        Marked.File("apps/web/app.yaml", marked).MustFail(code);
    }

    [Fact]
    public void A_field_written_beside_the_spec_is_sent_to_it()
    {
        var error = Marked.File("apps/web/app.yaml", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web}\n▶port: 80\nspec: {image: a/b:1, environments: {}}\n").MustFail("UnknownField");

        Assert.Equal("did you mean \"spec.port\"?", error.Hint);
    }

    [Fact]
    public void All_errors_of_all_files_are_reported_at_once_in_order()
    {
        var set = Repository.WithoutApps()
            .WithApp("beta", "image: 12\nport: x\ncolour: red\nhosts: [\"*.example.org\"]")
            .WithApp("alpha", "replicas: many")
            .Read();

        Assert.Equal(
            ["apps/alpha/app.yaml:5 WrongType", "apps/beta/app.yaml:5 WrongType", "apps/beta/app.yaml:6 WrongType", "apps/beta/app.yaml:7 UnknownField", "apps/beta/app.yaml:8 InvalidValue"],
            set.Errors.Select(error => $"{error.Position.File["manifests/".Length..]}:{error.Position.Line} {error.Code}"));
        Assert.Equal(["alpha", "beta"], set.InvalidApps);
    }

    [Fact]
    public void An_error_says_file_place_field_and_way_out()
    {
        var error = Marked.Spec("image: a/b:1\ncontainers: {solr: {image: a/b, memory: ▶512MB}}").MustFail("WrongType");

        Assert.Equal(
            "manifests/apps/web/app.yaml:6:43: spec.containers.solr.memory: Expected memory: 512, 512Mi or 1Gi, from 6Mi; here is \"512MB\". (write 512Mi)",
            error.ToString());
    }

    [Fact]
    public void Values_that_may_be_secret_are_never_shown()
    {
        var set = Repository.WithoutApps()
            .WithApp("web", "image: a/b:1\nenv: {TOKEN: {hunter2: x}, 9X: hunter2}\nsecrets: {KEY: \"hunter2 hunter2\"}\ncommand: {login: hunter2}\nport: [hunter2]")
            .Read();

        Assert.Equal(5, set.Errors.Count);
        Assert.DoesNotContain(set.Errors, error => error.ToString().Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void Control_characters_of_a_key_do_not_reach_the_terminal()
    {
        var set = Repository.WithoutApps().WithApp("web", "image: a/b:1\n\"\\e[31mred\": 1").Read();

        var error = Assert.Single(set.Errors);
        Assert.DoesNotContain('\u001b', error.ToString());
    }

    [Fact]
    public void A_file_full_of_errors_reports_a_bounded_number()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 5000).Select(i => $"field{i}: 1"));

        var set = Repository.WithoutApps().WithApp("web", lines).Read();

        Assert.Equal(100, set.Errors.Count);
        Assert.Equal("TooManyErrors", set.Errors[^1].Code);
    }
}
