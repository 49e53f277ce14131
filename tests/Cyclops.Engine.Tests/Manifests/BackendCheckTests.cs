namespace Cyclops.Engine.Tests.Manifests;

/// <summary>Backends of an app against what its environment has, and against its own variables.</summary>
public sealed class BackendCheckTests
{
    private const string Shared = "apiVersion: cyclops/v1\nkind: Environment\nmetadata: {name: staging}\nspec: {domain: staging.example.org, cache: {}, search: {}, databases: {main: {}}}\n";

    [Theory]
    [InlineData("BackendMissing", "backends: {▶cache: {}}")]
    [InlineData("BackendMissing", "backends: {search: {▶main: {configset: ckan}}}")]
    [InlineData("UnknownDatabase", "backends: {databases: {▶main: {}}}")]
    public void What_the_environment_does_not_have_is_refused(string code, string spec)
    {
        Marked.Spec($"image: a/b:1\n{spec}").MustFail(code);
    }

    [Theory]
    [InlineData("env: {REDIS_URL: x}\nbackends: {▶cache: {}}")]
    [InlineData("secrets: {REDIS_PREFIX: x}\nbackends: {▶cache: {}}")]
    [InlineData("backends: {cache: {prefixEnv: ▶REDIS_URL}}")]
    [InlineData("backends: {databases: {main: {}}, cache: {urlEnv: ▶DATABASE_URL}}")]
    [InlineData("backends: {buckets: {main: {}, other: {nameEnv: ▶S3_BUCKET}}}")]
    [InlineData("backends: {search: {main: {}, other: {urlEnv: ▶SOLR_URL}}}")]
    public void A_variable_that_two_give_is_refused(string spec)
    {
        Marked.Spec($"image: a/b:1\n{spec}").MustFail("VariableSetTwice", Repository.WithoutApps().With("environments/staging/environment.yaml", Shared));
    }

    [Fact]
    public void What_an_override_takes_out_needs_nothing_of_the_environment()
    {
        Repository.WithoutApps().WithApp("web", "image: a/b:1\nbackends: {cache: {}}", "{staging: {backends: {cache: null}}}").Effective("web");
    }
}
