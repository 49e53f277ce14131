using Cyclops.Engine.Applying;
using Cyclops.Engine.Graphs;
using Cyclops.Engine.Guards;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Planning;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Tests.Support;

/// <summary>Wishes of one app, a shelf that has or lacks them, and the engine between.</summary>
internal sealed class Scene
{
    public static readonly ObjectKey Key = new("staging", "a");

    public static readonly CommitId Commit = new("00000000000000000000000000000000000000c1");

    private readonly List<Resource> _wanted = [];

    public Scene() => Kinds = ThingKind.Catalog(Shelf);

    public Shelf Shelf { get; } = new();

    public KindCatalog Kinds { get; }

    public ResourceGraph Graph => new GraphBuilder(Kinds).Order(_wanted);

    public static ResourceId Id(string kind, string name = "main") => new(Key, kind, name);

    public static PlatformManifest Platform { get; } = new(
        "acme", null, EquatableMap<AccountSpec>.Empty, SafetySpec.Default, EquatableMap<string>.Empty, new("manifests/platform.yaml"));

    public static EnvironmentManifest Staging { get; } = new(
        "staging",
        "example.org",
        null,
        null,
        new NetworkSpec.Managed("10.40.0.0/16", 2, NatMode.None),
        new ClusterSpec.Fargate(),
        new(false, TimeSpan.FromSeconds(60), TlsMode.None, null, 1, null),
        null,
        EquatableMap<DatabaseSpec>.Empty,
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
        EquatableMap<string>.Empty,
        new("manifests/environments/staging/environment.yaml"));

    public Scene Want(ResourceId id, string? value, params ResourceId[] on)
    {
        _wanted.RemoveAll(r => r.Id == id);
        _wanted.Add(new(id, new ThingSpec(value, on.Select(o => Input.Output(o, "Id")).ToEquatableList()), new("manifests/apps/a/app.yaml", 1, 1)));
        return this;
    }

    /// <summary>A base, a box on it and a door in the box.</summary>
    public Scene WantAll(string value = "v1") =>
        Want(Id("Door"), value, Id("Box")).Want(Id("Box"), value, Id("Base")).Want(Id("Base"), value);

    public Scene WantNothing()
    {
        _wanted.Clear();
        return this;
    }

    public Plan Plan(
        World? world = null,
        DeletionReview? deletions = null,
        IReadOnlyDictionary<ResourceId, Refusal>? holds = null,
        IReadOnlyDictionary<CommitId, ResourceGraph>? history = null) =>
        new Planner(Kinds).Build(new(
            Key,
            Staging,
            Graph,
            world ?? Shelf.Observe(),
            history ?? new Dictionary<CommitId, ResourceGraph>(),
            deletions ?? DeletionReview.None,
            holds ?? new Dictionary<ResourceId, Refusal>()));

    /// <summary>A review that lets everything go.</summary>
    public DeletionReview AllMayGo() => new(Shelf.Things.Keys.Select(id => KeyValuePair.Create(id, (Refusal?)null)));

    public Task<IReadOnlyList<StepResult>> ApplyAsync(Plan plan, IApplyListener? listener = null, World? world = null) =>
        new Applier(Kinds).ApplyAsync(
            new(plan, Graph, world ?? Shelf.Observe(), Platform, Staging, Commit),
            listener ?? new Silence(),
            CancellationToken.None);

    private sealed class Silence : IApplyListener
    {
        public Task StartingAsync(Step step, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task FinishedAsync(StepResult result, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
