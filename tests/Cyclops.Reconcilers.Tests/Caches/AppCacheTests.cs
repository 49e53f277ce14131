using Cyclops.LocalCloud.Options;
using Cyclops.Reconcilers.Tests.Support;
using Cyclops.Testing;

namespace Cyclops.Reconcilers.Tests.Caches;

/// <summary>Apps that use their environment's key-value store.</summary>
public sealed class AppCacheTests
{
    private readonly ManualTime _clock = new();

    [Fact]
    public async Task An_app_gets_the_URL_of_a_managed_store_and_a_prefix_that_no_other_app_has()
    {
        using var installation = Made("cache: {managed: {}}", "backends: {cache: {database: 3}}");
        var store = await EndpointAsync(installation);

        var env = await VariablesAsync(installation);

        Assert.Equal($"rediss://{store}/3", env["REDIS_URL"]);
        Assert.Equal("acme:staging:haifa:", env["REDIS_PREFIX"]);
        Assert.Empty(await installation.DifferencesAsync());
    }

    [Fact]
    public async Task An_existing_store_is_named_as_the_environment_writes_it()
    {
        using var installation = Made("cache: {existing: {url: 'redis://cache.example.org:6379'}}", "backends: {cache: {urlEnv: CKAN_REDIS_URL}}");

        Assert.Equal("redis://cache.example.org:6379/0", (await VariablesAsync(installation))["CKAN_REDIS_URL"]);
    }

    [Fact]
    public async Task An_app_that_gives_up_the_store_is_rolled_out_without_it()
    {
        using var installation = Made("cache: {existing: {url: 'redis://cache.example.org:6379'}}", "backends: {cache: {}}");
        Assert.True((await VariablesAsync(installation)).ContainsKey("REDIS_URL"));

        installation.Commit(m => m.App("haifa"));

        Assert.False((await VariablesAsync(installation)).ContainsKey("REDIS_URL"));
    }

    private Installation Made(string environment, string app)
    {
        var manifests = Manifests.Empty();
        manifests.Write("environments/staging/environment.yaml", "Environment", "staging", $$$"""
            domain: staging.example.org
              network: {managed: {cidr: 10.40.0.0/16, nat: none}}
              cluster: {ec2: {instanceTypes: [t3.large], max: 4}}
              {{{environment}}}
            """);
        manifests.App("haifa", spec: app);
        manifests.Commit();
        var installation = new Installation(manifests, new LocalCloudOptions { Clock = _clock });
        Assert.Empty(installation.Set.Errors.Select(e => e.ToString()));
        return installation;
    }

    private async Task<Dictionary<string, string>> VariablesAsync(Installation installation)
    {
        await SettleAsync(installation);
        var services = await installation.Raw.Ecs.DescribeServicesAsync(new() { Cluster = "acme-staging", Services = ["haifa"] });
        var running = await installation.Raw.Ecs.DescribeTaskDefinitionAsync(new() { TaskDefinition = services.Services.Single().TaskDefinition });
        return running.TaskDefinition.ContainerDefinitions.Single().Environment.ToDictionary(e => e.Name, e => e.Value);
    }

    private async Task<string> EndpointAsync(Installation installation)
    {
        await SettleAsync(installation);
        var stacks = await installation.Raw.CloudFormation.DescribeStacksAsync(new() { StackName = "cyclops-acme-staging-cache" });
        var outputs = stacks.Stacks.Single().Outputs.ToDictionary(o => o.OutputKey, o => o.OutputValue);
        return $"{outputs["Host"]}:{outputs["Port"]}";
    }

    private Task<int> SettleAsync(Installation installation) => installation.SettleAsync(() => _clock.Advance(TimeSpan.FromSeconds(30)));
}
