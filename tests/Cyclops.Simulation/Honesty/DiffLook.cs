using Amazon.Runtime;
using Cyclops.Aws;
using Cyclops.Ctl.Plans;
using Cyclops.Ctl.Workspaces;
using Cyclops.LocalCloud.Protocol;
using Cyclops.Model.Plans;
using Cyclops.Model.Sources;
using Cyclops.Reconcilers;
using Cyclops.Registries;
using Cyclops.Simulation.Machine;
using Cyclops.Simulation.World;
using Cyclops.Simulation.World.Postgres;
using Cyclops.Simulation.World.Search;
using Cyclops.Solr;

namespace Cyclops.Simulation.Honesty;

/// <summary>Somebody at a terminal with the command line: its own clients over the same cloud, its own clone of the same repository.</summary>
internal sealed class DiffLook : IDisposable
{
    /// <summary>Not the controller's: who looks has other rights.</summary>
    public const string AccessKey = "AKIAI7XJ4DIFFEXAMPLE";

    private readonly SimulatedWorld _world;
    private readonly TransportFactory _http;
    private readonly AwsKindCatalogs _kinds;
    private readonly List<string> _mutations = [];

    public DiffLook(SimulatedWorld world)
    {
        _world = world;
        _world.Overheard = Note;
        _http = new(world.Cloud.CreateHandler());
        Time = new VirtualTime(world.Clock, () => false);
        _kinds = new(
            new AwsTarget(Worlds.Region, EndpointUrl: "http://terminal.test"),
            Time,
            unlimited: true,
            new BasicAWSCredentials(AccessKey, "secret"),
            new()
            {
                Http = _http,
                Random = new Random(world.Settings.Seed),
                OpenDatabase = server => new SimulatedPostgres(world, life: null, server),
                Passwords = new SeededPasswords(new Random(world.Settings.Seed)),
                Registries = new(new RegistryClient(Time, new Random(world.Settings.Seed), new RegistryTransport(world, life: null)), Time, onlyNamed: true),
                Solr = new SolrClient(Time, new Random(world.Settings.Seed), new SolrTransport(world, life: null)),
                Sentry = new(Time, new Random(world.Settings.Seed), new SentryTransport(world, life: null)),
            });
    }

    public TimeProvider Time { get; }

    /// <summary>Calls of its own that may change something.</summary>
    public IReadOnlyList<string> Mutations => _mutations;

    /// <summary>Manifests of a commit, as the commands see them.</summary>
    public Workspace Open(CommitInfo commit)
    {
        var source = new GitSource(_world.Git);
        return new(new(_world.Git.Read(commit.Id), _world.Manifests(commit.Id), commit, IsCommitted: true, source, "the simulated repository"), _kinds, Time);
    }

    /// <summary>What <c>diff</c> shows for a commit.</summary>
    /// <param name="violations">Told when it changed something.</param>
    public List<Step> Show(CommitInfo commit, List<string> violations)
    {
        var (before, calls) = (_world.View, _mutations.Count);
        var report = Stranger.Now(new Differ(Open(commit)).ReportAsync(null, [], commit.Id, CancellationToken.None));
        violations.AddRange(_mutations.Skip(calls).Select(m => $"diff called {m}"));
        violations.AddRange(_world.View.Since(before).Select(c => $"diff changed {(c.Before ?? c.After)!.Key}"));
        return [.. report.Environments.SelectMany(e => e.Plans).SelectMany(p => p.Plan.Steps)];
    }

    public void Dispose() => _kinds.Dispose();

    private void Note(DecodedCall call)
    {
        if (call.Operation.Mutating)
        {
            _mutations.Add($"{call.Operation.Key} {TraceText.Of(call)}");
        }
    }
}
