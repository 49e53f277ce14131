using System.Text.Json;
using Cyclops.Engine.Manifests;

namespace Cyclops.Engine.Tests.Manifests;

public sealed class RenderTests
{
    [Theory]
    [InlineData("image", "ckan/haifa:2.10.7", "app", "manifests/apps/haifa/app.yaml:6:10")]
    [InlineData("port", "5000", "blueprint ckan", "manifests/platform.yaml:10:13")]
    [InlineData("replicas", "2", "appDefaults of production", "manifests/environments/production/environment.yaml:10:15")]
    [InlineData("memory", "2Gi", "override for production", "manifests/apps/haifa/production.yaml:6:11")]
    [InlineData("healthCheck.path", "/api/3/action/status_show", "blueprint ckan", "manifests/platform.yaml:14:27")]
    [InlineData("healthCheck.interval", "10s", "built-in", null)]
    [InlineData("hosts", "[haifa.production.localhost]", "environment production", "manifests/environments/production/environment.yaml:1:1")]
    [InlineData("logs.retentionDays", "90", "environment production", "manifests/environments/production/environment.yaml:1:1")]
    public void Each_value_says_which_layer_it_comes_from(string path, string value, string layer, string? position)
    {
        var rendered = ManifestRenderer.Render(Samples.Snapshot(), "haifa", "production");

        Assert.Equal(new RenderedValue(path, value, layer, null), rendered.Values.Single(item => item.Path == path) with { Position = null });
        Assert.Equal(position, rendered.Values.Single(item => item.Path == path).Position?.ToString());
    }

    [Theory]
    [InlineData("haifa", "production")]
    [InlineData("jaffa", "staging")]
    [InlineData("awkward", "staging")]
    public void What_is_rendered_reads_back_as_the_same(string app, string environment)
    {
        var repository = Samples.Repository().With("apps/awkward/app.yaml", """
            apiVersion: cyclops/v1
            kind: App
            metadata: {name: awkward}
            spec:
              image: a/b:1
              command: echo "$A" # comment
              env:
                A: "two\nlines\tand: a # hash, \"quotes\" \\"
                B: '012'
                C: null-ish
                D: "null"
                E: ""
                F: no
                G: "- x"
                H: "ключ 🗝"
                I: |
                  block
                    text
                J: "trailing "
                K: "a:"
                L: "[x]"
              healthCheck: /ping
              environments: {staging: {}}
            """);

        var rendered = ManifestRenderer.Render(repository.Snapshot(), app, environment);

        var expected = repository.Read().Apps[app].Environments[environment];
        var again = Repository.WithoutApps().WithApp(app, rendered.Yaml.Replace("\n\n", "\n", StringComparison.Ordinal)).Effective(app);
        Assert.Equal(expected, again);
    }

    [Fact]
    public void The_same_is_there_as_JSON()
    {
        using var json = JsonDocument.Parse(ManifestRenderer.Render(Samples.Snapshot(), "jaffa", "staging").Json);

        var spec = json.RootElement.GetProperty("spec");
        Assert.Equal(8983, spec.GetProperty("containers").GetProperty("solr").GetProperty("ports")[0].GetInt32());
        Assert.True(spec.GetProperty("rollout").GetProperty("circuitBreaker").GetBoolean());
        var port = json.RootElement.GetProperty("values").EnumerateArray().Single(value => value.GetProperty("path").GetString() == "port");
        Assert.Equal("blueprint ckan", port.GetProperty("layer").GetString());
    }

    [Theory]
    [InlineData("hafia", "staging", "UnknownApp", "haifa")]
    [InlineData("jaffa", "production", "UnknownEnvironment", "staging")]
    public void An_app_that_is_not_there_is_an_error_with_a_suggestion(string app, string environment, string code, string hint)
    {
        var rendered = ManifestRenderer.Render(Samples.Snapshot(), app, environment);

        Assert.Equal(code, Assert.Single(rendered.Errors).Code);
        Assert.Contains(hint, rendered.Errors[0].Hint, StringComparison.Ordinal);
        Assert.Equal("", rendered.Yaml);
    }

    [Fact]
    public void An_invalid_app_is_answered_with_its_errors()
    {
        var rendered = ManifestRenderer.Render(Repository.WithoutApps().WithApp("web", "port: x").Snapshot(), "web", "staging");

        Assert.Equal("WrongType", Assert.Single(rendered.Errors).Code);
    }
}
