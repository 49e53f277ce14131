using Cyclops.Aws;
using Cyclops.Aws.Calls;
using Cyclops.Engine.Applying;
using Cyclops.Engine.Graphs;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Observing;
using Cyclops.Engine.Planning;
using Cyclops.LocalCloud;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Protocol;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Image;
using Cyclops.Reconcilers.Retention;
using Cyclops.Sentry;
using Cyclops.Solr;

namespace Cyclops.Reconcilers.Tests.Support;

/// <summary>A config repository, a cloud, and all that lies between: observe, plan, apply, on one thread and without sockets.</summary>
internal sealed class Installation : IDisposable
{
    public const string Environment = "staging";

    /// <summary>More passes than anything here needs.</summary>
    private const int MostPasses = 60;

    private readonly LocalCloudOptions _options;
    private readonly ImageRegistries? _registries;
    private readonly HttpMessageHandler? _solr;
    private readonly HttpMessageHandler? _sentry;
    private AwsGateways _gateways;
    private string _region = "eu-west-1";
    private FinalBackups? _backups;

    public Installation(Manifests manifests, LocalCloudOptions? options = null, ImageRegistries? registries = null, HttpMessageHandler? solr = null, HttpMessageHandler? sentry = null)
    {
        _options = options ?? new LocalCloudOptions();
        _registries = registries;
        _solr = solr;
        _sentry = sentry;
        Manifests = manifests;
        Cloud = new LocalAws(_options);
        Raw = new(Cloud);
        _gateways = Connect(Cloud.CreateHandler());
        Kinds = CreateKinds();
        manifests.Commit();
    }

    public Manifests Manifests { get; }

    public LocalAws Cloud { get; }

    public RawClients Raw { get; }

    public KindCatalog Kinds { get; private set; }

    /// <summary>What the kinds talk to.</summary>
    public AwsGateways Aws => _gateways;

    /// <summary>The manifests of the newest commit.</summary>
    public ManifestSet Set => Manifests.Commits[^1].Set;

    public CommitId Head => Manifests.Commits[^1].Commit.Id;

    public ResourceGraph Graph => new GraphBuilder(Kinds).Build(Set, Environment)!;

    /// <summary>An environment that has settled.</summary>
    public static async Task<Installation> SettledAsync(Manifests manifests, LocalCloudOptions? options = null)
    {
        var installation = new Installation(manifests, options);
        await installation.SettleAsync();
        return installation;
    }

    /// <summary>A new process: other clients, nothing remembered.</summary>
    /// <param name="handler">Another way to the cloud; null: the straight one.</param>
    public void Restart(HttpMessageHandler? handler = null)
    {
        _gateways.Dispose();
        _gateways = Connect(handler ?? Cloud.CreateHandler());
        Kinds = CreateKinds();
    }

    /// <summary>From now on nothing that holds data goes without a backup.</summary>
    /// <param name="bucket">Where that goes; null: the platform names no place.</param>
    public void BackUpTo(string? bucket)
    {
        _backups = new(isWanted: true, bucket is null ? null : _gateways.S3, bucket, CancellationToken.None);
        Kinds = CreateKinds();
    }

    /// <summary>A new process that looks at another region.</summary>
    public void MoveTo(string region)
    {
        _region = region;
        Restart();
    }

    /// <summary>Changes the manifests and commits them.</summary>
    public void Commit(Func<Manifests, Manifests> change) => change(Manifests).Commit();

    public Task<World> ObserveAsync(CancellationToken cancellationToken = default) =>
        new WorldObserver(Kinds, _options.Clock).ObserveAsync(Set.Platform!.Name, Set.Environments[Environment], Graph, cancellationToken);

    /// <summary>What a diff would show now.</summary>
    public async Task<IReadOnlyList<Step>> DifferencesAsync() =>
        [.. (await PlanAsync(await ObserveAsync())).SelectMany(p => p.Differences)];

    public async Task<IReadOnlyList<Plan>> PlanAsync(World world)
    {
        var planner = new EnvironmentPlanner(Kinds, new LinearHistory(Manifests, Kinds));
        var plans = await planner.ReviewAsync(new ReviewRequest(Set, Head, Environment, Graph, world), default);
        var all = new List<Plan>();
        foreach (var key in plans.Keys)
        {
            all.Add(await plans.PlanAsync(key, null, default));
        }

        return all;
    }

    public async Task<IReadOnlyList<StepResult>> ApplyAsync(Plan plan, World world, CancellationToken cancellationToken = default) =>
        await new Applier(Kinds).ApplyAsync(
            new ApplyRequest(plan, Graph, world, Set.Platform!, Set.Environments[Environment], Head),
            Watcher.Instance,
            cancellationToken);

    /// <summary>Observes once, plans everybody and applies it.</summary>
    public async Task<IReadOnlyList<StepResult>> PassAsync(CancellationToken cancellationToken = default)
    {
        var world = await ObserveAsync(cancellationToken);
        var results = new List<StepResult>();
        foreach (var plan in await PlanAsync(world))
        {
            results.AddRange(await ApplyAsync(plan, world, cancellationToken));
        }

        return results;
    }

    /// <summary>Passes until all is as wanted.</summary>
    /// <param name="between">What happens between two passes: time goes by.</param>
    /// <returns>The number of passes it took.</returns>
    public async Task<int> SettleAsync(Action? between = null)
    {
        IReadOnlyList<StepResult> results = [];
        for (var pass = 1; pass <= MostPasses; pass++)
        {
            results = await PassAsync();
            if (results.All(r => r.Step.Verb == Verb.Keep && r.Outcome is Outcome.Converged))
            {
                return pass;
            }

            between?.Invoke();
        }

        var open = results.Where(r => r.Step.Verb != Verb.Keep || r.Outcome is not Outcome.Converged);
        throw new InvalidOperationException("does not settle:\n" + string.Join('\n', open.Select(Show)));

        static string Show(StepResult r) =>
            $"{r.Step.Verb} {r.Step.Id}\n  {Text(r.Outcome)}\n  {string.Join(' ', r.Step.Changes.Where(c => r.Step.Verb == Verb.Update).Take(4).Select(c => $"{c.Path}: {c.Live} -> {c.Wanted};"))}";
    }

    /// <summary>Visits a host as a browser does.</summary>
    /// <returns>Where the request ended: <c>task 0a1b</c>, <c>no-record</c>.</returns>
    public string Visit(string host)
    {
        var answer = Cloud.Visit(new WireRequest("GET", "/", new Dictionary<string, string>(StringComparer.Ordinal) { ["Host"] = host }, default));
        return answer.Headers.First(h => h.Key == "x-cyclops-local-cloud").Value;
    }

    public void Dispose() => _gateways.Dispose();

    private static string Text(Outcome outcome) => outcome switch
    {
        Outcome.Failed o => o.Message,
        Outcome.Stalled o => o.Message,
        Outcome.Blocked o => o.Message,
        Outcome.Progressing o => o.Message,
        _ => "as wanted",
    };

    private KindCatalog CreateKinds() =>
        ReconcilerKinds.Create(_gateways, KindMeans.Of(_gateways, _options.Clock, backups: _backups, edges: new() { Registries = _registries, Solr = _solr is null ? null : new SolrClient(_options.Clock, new Random(1), _solr), Sentry = _sentry is null ? null : new SentryClient(_options.Clock, new Random(1), _sentry) }));

    private AwsGateways Connect(HttpMessageHandler handler) => new(
        new AwsTarget(_region, EndpointUrl: "http://cloud.test"),
        new CallBudget(_options.Clock, unlimited: true),
        RawClients.Credentials,
        new InProcess(handler));
}
