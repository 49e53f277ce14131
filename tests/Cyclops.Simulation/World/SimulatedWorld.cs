using Amazon.Runtime;
using Cyclops.Aws;
using Cyclops.Controller.Hosting;
using Cyclops.Controller.Settings;
using Cyclops.Controller.Sources;
using Cyclops.Controller.Store;
using Cyclops.Controller.Tests.Support;
using Cyclops.Engine.Manifests;
using Cyclops.LocalCloud;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Protocol;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;
using Cyclops.Reconcilers;
using Cyclops.Registries;
using Cyclops.Simulation.Faults;
using Cyclops.Simulation.Machine;
using Cyclops.Simulation.Oracles;
using Cyclops.Simulation.World.Postgres;
using Cyclops.Simulation.World.Search;
using Cyclops.Testing;

namespace Cyclops.Simulation.World;

/// <summary>A cloud, a config repository, a disk and the production controller between them, on one thread under virtual time.</summary>
internal sealed class SimulatedWorld : IDisposable
{
    /// <summary>The controller's.</summary>
    public const string AccessKey = "AKIAIOSFODNN7EXAMPLE";

    private static readonly TimeSpan RestartAfter = TimeSpan.FromSeconds(2);

    private readonly Random _chance;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly ManifestReader _reader = new();
    private readonly Dictionary<CommitId, ManifestSet> _manifests = [];
    private AwsKindCatalogs? _kinds;
    private Stranger? _stranger;
    private (Life Life, CallSite Site, DecodedCall Request, Strike? Strike, View Before)? _call;
    private Life? _caller;
    private (AcceptedHead? Head, bool IsSourceWell) _left;
    private ((long Cloud, long Databases, long Searches, int Sentry) Version, View View)? _seen;
    private (CommitId Head, View View, int Images, string? Difference)? _judged;
    private TimeSpan? _restartAt;
    private int _lives;
    private int _calls;

    public SimulatedWorld(WorldSettings settings, IAdversary? adversary = null)
    {
        Settings = settings;
        Adversary = adversary ?? Peace.Instance;
        _chance = new Random(settings.Seed);
        Clock = new(Worlds.Start.AddSeconds(settings.Seed));
        Trace = new(settings.KeepsTrace, () => Clock.Elapsed);
        Git = new(settings.Seed, () => Clock.UtcNow);
        Source = new GitSource(Git);
        Oracles = new(this);
        Searches = new(new VirtualTime(Clock, () => false));
        Cloud = new LocalAws(new LocalCloudOptions
        {
            Clock = new VirtualTime(Clock, () => false),
            Seed = settings.Seed,
            Delays = settings.Delays,
            Quotas = settings.Quotas,
            Throttling = settings.Throttling,
            Authorization = settings.Authorization,
            RecordedCalls = 0,
            FaultSource = Arrives,
        });
    }

    public WorldSettings Settings { get; }

    public VirtualClock Clock { get; }

    public Trace Trace { get; }

    public LocalAws Cloud { get; }

    public DatabaseServers Databases { get; } = new();

    public SearchServers Searches { get; }

    public GitWorld Git { get; }

    /// <summary>Where images are; only those of its own host are looked up.</summary>
    public SimulatedRegistry Registry { get; } = new();

    public StandInSentry Sentry { get; } = new();

    /// <summary>Where the controller fetches from; the world's own repository unless replaced before the start.</summary>
    public IManifestSource Source { get; set; }

    public IStateStore Disk { get; private set; } = new InMemoryStateStore();

    public OracleBoard Oracles { get; }

    public IAdversary Adversary { get; set; }

    /// <summary>All calls to the outside, when they are to be kept.</summary>
    public List<CallSite>? Sites { get; set; }

    /// <summary>The controller that runs, or ran last.</summary>
    public Life? Life { get; private set; }

    public Stranger Stranger => _stranger ??= new(Cloud);

    /// <summary>Told of every call that is not the controller's.</summary>
    public Action<DecodedCall>? Overheard { get; set; }

    public int CloudCalls { get; private set; }

    /// <summary>Calls so far that may change AWS.</summary>
    public int Mutations { get; private set; }

    /// <summary>When a strike last fell, or somebody else last changed something.</summary>
    public TimeSpan LastTrouble { get; private set; }

    /// <summary>When the cloud last gave an answer that was not true any more, or had never been; null: it never did.</summary>
    public TimeSpan? LastLie { get; private set; }

    public bool KeepsOldAnswers => Settings.KeepsOldAnswers;

    public View View
    {
        get
        {
            var version = (Cloud.Version, Databases.Version, Searches.Version, Sentry.Version);
            _seen = _seen is { } seen && seen.Version == version ? seen : (version, CloudView.Of(Cloud, Databases, Searches, Sentry));
            return _seen.Value.View;
        }
    }

    public TimeSpan Latency() => Settings.Latency <= TimeSpan.Zero
        ? TimeSpan.Zero
        : TimeSpan.FromMilliseconds(1 + _chance.Next((int)Settings.Latency.TotalMilliseconds));

    /// <summary>The manifests of a commit, as the production reader reads them.</summary>
    public ManifestSet Manifests(CommitId commit)
    {
        if (!_manifests.TryGetValue(commit, out var known))
        {
            _manifests[commit] = known = _reader.Read(Git.Read(commit));
        }

        return known;
    }

    /// <summary>Starts the controller: another process with nothing but the disk.</summary>
    public void Start()
    {
        _kinds?.Dispose();
        _restartAt = null;
        var life = Life = new Life(++_lives, Clock, Settings.Shuffles ? _chance.Next : _ => 0);
        var http = new TransportFactory(new CloudTransport(this, life));
        var chance = new Random(Settings.Seed + _lives);
        _kinds = new AwsKindCatalogs(
            new AwsTarget(Worlds.Region, EndpointUrl: $"http://{Guid.NewGuid():n}.test"),
            life.Time,
            unlimited: !Settings.Throttling,
            Credentials,
            new()
            {
                Http = http,
                Random = chance,
                OpenDatabase = server => new SimulatedPostgres(this, life, server),
                Passwords = new SeededPasswords(chance),
                Registries = new(new RegistryClient(life.Time, chance, new RegistryTransport(this, life)), life.Time, onlyNamed: true),
                Solr = new(life.Time, chance, new SolrTransport(this, life)),
                Sentry = new(life.Time, chance, new SentryTransport(this, life)),
            });
        Oracles.Started(life);
        life.Start(
            new ControllerSettings
            {
                Repository = new() { Url = "https://example.org/config.git" },
                StorePath = "/nowhere",
                Workers = Settings.Workers,
                DriftInterval = Settings.DriftInterval,
            },
            new(
                new SimulatedSource(this, life, Source),
                new ManifestReader().Read,
                new AwsKinds(_kinds),
                new SimulatedStore(this, life),
                life.Time,
                chance),
            new TraceLogs(this, life));
    }

    public void Kill()
    {
        Life!.Kill();
        Trouble("killed");
    }

    /// <summary>The disk is lost with all that was on it.</summary>
    public void LoseDisk()
    {
        Disk = new InMemoryStateStore();
        Oracles.DiskLost();
        Trouble("the disk is lost");
    }

    /// <summary>Somebody else does something to the cloud.</summary>
    public void Meddle(string what, Action<LocalAws> act)
    {
        act(Cloud);
        Trouble(what);
        Oracles.Meddled();
    }

    /// <summary>Lets time pass until something holds.</summary>
    /// <param name="condition">Asked about once a second, and at the end.</param>
    /// <returns>Whether it holds.</returns>
    public bool RunUntil(Func<bool> condition, TimeSpan atMost)
    {
        var end = Clock.Elapsed + atMost;
        var next = Clock.Elapsed;
        while (Clock.Elapsed < end)
        {
            if (Clock.Elapsed >= next)
            {
                if (condition())
                {
                    return true;
                }

                next = Clock.Elapsed + TimeSpan.FromSeconds(1);
            }

            Step(next < end ? next : end);
        }

        return condition();
    }

    public void RunFor(TimeSpan time) => RunUntil(() => false, time);

    /// <summary>Whether the newest commit is followed and everything is as it says.</summary>
    public bool IsSettled() => Life is { IsDead: false } && Oracles.Head?.Commit == Git.Head?.Id && Unsettled() is null;

    /// <summary>The first thing that is not as the newest commit says.</summary>
    public string? Unsettled()
    {
        if (Git.Head is not { } head)
        {
            return null;
        }

        var view = View;
        // What rests may be due by now though nothing has changed.
        if (_judged is not { } judged
            || judged.Head != head.Id
            || !ReferenceEquals(judged.View, view)
            || judged.Images != Registry.Version
            || view.All.Any(t => CloudView.IsResting(t, Worlds.Start)))
        {
            var difference = Expectations.Of(Manifests(head.Id), view, Clock.UtcNow).FirstOrDefault() ?? Registry.Difference(view);
            _judged = judged = (head.Id, view, Registry.Version, difference);
        }

        return judged.Difference;
    }

    /// <summary>A call of a life's begins its work in the cloud.</summary>
    /// <param name="head">The head that was followed when the call left; and whether the branch could be asked for then.</param>
    public void Begin(Life life, AcceptedHead? head, bool isSourceWell)
    {
        CheckThread();
        (_caller, _call, _left) = (life, null, (head, isSourceWell));
    }

    /// <summary>The call has done its work.</summary>
    public CloudCall End(Life life, int status)
    {
        var (_, site, request, strike, before) = _call ?? throw new InvalidOperationException("the cloud did not understand a call");
        _caller = null;
        var after = site.Mutating ? View : before;
        var call = new CloudCall(site, life, request, strike, _left.Head, _left.IsSourceWell, status, before, after);
        Trace.Add(life.Number, "aws", $"{site.Operation} {TraceText.Of(request)} -> {status}{(strike is null ? "" : $" {strike}")}");
        Oracles.Called(call);
        if (strike?.Kind == StrikeKind.CrashAfterEffect)
        {
            life.Kill();
        }

        return call;
    }

    /// <summary>A call to Git, the store, a PostgreSQL server, a Solr server or a registry.</summary>
    /// <returns>What goes wrong with it; a crash has happened already.</returns>
    public Strike? Reach(Life life, Edge edge, string operation, bool isMutating)
    {
        CheckThread();
        if (life.IsDead)
        {
            return null;
        }

        var strike = StrikeOf(life, new(_calls++, edge, operation, isMutating, Continues: false));
        Trace.Add(life.Number, edge.ToString().ToLowerInvariant(), strike is null ? operation : $"{operation} {strike}");
        return strike;
    }

    /// <summary>A strike still goes on: what follows belongs to that trouble.</summary>
    public void Echoed(CallSite site, string how) => Trouble($"{site.Operation} ({site.Index}) {how}");

    public void Dispose()
    {
        Life?.Kill();
        _kinds?.Dispose();
        _stranger?.Dispose();

        // Calls that were under way when a life ended hold on to the world until the SDK's own time-outs, half a minute later.
        Cloud.Reset();
        _manifests.Clear();
        (_seen, _judged) = (null, null);
    }

    private static readonly BasicAWSCredentials Credentials = new(AccessKey, "secret");

    private void Step(TimeSpan until)
    {
        if (_restartAt is { } at && Clock.Elapsed >= at)
        {
            Start();
        }

        if (Life is { IsDead: true } && _restartAt is null)
        {
            _restartAt = Clock.Elapsed + RestartAfter;
        }

        if (Life is { IsDead: false } life && life.Thread.RunNext())
        {
            return;
        }

        Clock.FireNext(_restartAt is { } restart && restart < until ? restart : until);
    }

    /// <summary>The cloud asks what is to go wrong with a call, before it serves it.</summary>
    private Fault? Arrives(DecodedCall request)
    {
        if (_caller is not { } life)
        {
            Overheard?.Invoke(request);
            return null;
        }

        if (Settings.PageSize is { } size)
        {
            Paging.Shrink(request, size);
        }

        CloudCalls++;
        var site = new CallSite(_calls++, Edge.Aws, request.Operation.Key, request.Operation.Mutating, Paging.Continues(request));
        Mutations += site is { Mutating: true, IsDetection: false } ? 1 : 0;
        var before = site.Mutating ? View : View.Empty;
        var strike = StrikeOf(life, site);
        _call = (life, site, request, strike, before);
        return strike is null ? null : WireFaults.Of(strike, request);
    }

    private Strike? StrikeOf(Life life, CallSite site)
    {
        Sites?.Add(site);
        if ((life.IsDoomed ? new Strike(StrikeKind.CrashBefore) : Adversary.At(site)) is not { } strike)
        {
            return null;
        }

        Trouble($"{strike} at {site.Operation} ({site.Index})");
        LastLie = strike.IsLie ? Clock.Elapsed : LastLie;
        life.IsDoomed = strike.Kind == StrikeKind.CrashAfterAnswer;
        if (strike.Kind == StrikeKind.CrashBefore)
        {
            life.Kill();
        }

        return strike;
    }

    private void Trouble(string what)
    {
        LastTrouble = Clock.Elapsed;
        Trace.Add(Life?.Number ?? 0, "trouble", what);
    }

    private void CheckThread()
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            throw new InvalidOperationException($"the controller left the one thread: {Environment.StackTrace}");
        }
    }
}
