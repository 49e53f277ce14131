using Cyclops.LocalCloud.Options;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Tests.Support;
using Cyclops.Testing;

namespace Cyclops.Reconcilers.Tests.Searches;

/// <summary>An environment with a Solr server and apps that have cores.</summary>
internal sealed class SearchScene : IDisposable
{
    public const string Url = "http://solr.test:8983/solr";

    private SearchScene(Manifests manifests)
    {
        Solr = new(Time);
        Way = new(Solr);
        Installation = new Installation(manifests, new LocalCloudOptions { Clock = Time }, solr: Way);
        Installation.BackUpTo(null);
    }

    public ManualTime Time { get; } = new();

    public StandInSolr Solr { get; }

    /// <summary>How the server is reached.</summary>
    public SolrHandler Way { get; }

    public Installation Installation { get; }

    /// <summary>A platform with the environment <c>staging</c>, which has a Solr server.</summary>
    public static Manifests WithServer(string search = $"existing: {{url: '{Url}'}}") =>
        Manifests.Empty().Write("environments/staging/environment.yaml", "Environment", "staging", $$$"""
            domain: staging.example.org
              network: {managed: {cidr: 10.40.0.0/16, nat: none}}
              cluster: {ec2: {instanceTypes: [t3.large], max: 4}}
              search: { {{{search}}} }
            """);

    /// <param name="apps">Names and their cores, in flow style.</param>
    public static SearchScene Made(params (string Name, string Search)[] apps) => Made(WithServer(), apps);

    public static SearchScene Made(Manifests manifests, params (string Name, string Search)[] apps)
    {
        foreach (var (name, search) in apps)
        {
            manifests.App(name, spec: "backends: {search: {" + search + "}}");
        }

        var scene = new SearchScene(manifests);
        Assert.Empty(scene.Installation.Set.Errors.Select(e => e.ToString()));
        return scene;
    }

    public static async Task<SearchScene> SettledAsync(params (string Name, string Search)[] apps)
    {
        var scene = Made(apps);
        await scene.SettleAsync();
        return scene;
    }

    public void Dispose() => Installation.Dispose();

    public Task<int> SettleAsync() => Installation.SettleAsync(() => Time.Advance(TimeSpan.FromSeconds(5)));

    public async Task CommitAsync(Func<Manifests, Manifests> change)
    {
        Commit(change);
        await SettleAsync();
    }

    public void Commit(Func<Manifests, Manifests> change)
    {
        Installation.Commit(change);
        Assert.Empty(Installation.Set.Errors.Select(e => e.ToString()));
    }

    /// <summary>The variables of the containers that an app's service runs.</summary>
    public async Task<Dictionary<string, string>> VariablesAsync(string app)
    {
        var services = await Installation.Raw.Ecs.DescribeServicesAsync(new() { Cluster = "acme-staging", Services = [app] });
        var running = await Installation.Raw.Ecs.DescribeTaskDefinitionAsync(new() { TaskDefinition = services.Services[0].TaskDefinition });
        return running.TaskDefinition.ContainerDefinitions.Single().Environment.ToDictionary(e => e.Name, e => e.Value);
    }

    /// <summary>What a plan says of an app's cores.</summary>
    public async Task<IReadOnlyList<Step>> StepsAsync() => [.. (await Installation.DifferencesAsync()).Where(s => s.Id.Kind == "SearchCore")];
}
