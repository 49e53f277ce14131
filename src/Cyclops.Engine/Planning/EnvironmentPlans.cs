using Cyclops.Engine.Graphs;
using Cyclops.Engine.Guards;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Planning;

/// <summary>A reviewed environment, from which each app and the environment itself can be planned.</summary>
public sealed class EnvironmentPlans
{
    /// <summary>Apps that are named when there may be many.</summary>
    private const int MostNamed = 5;

    private static readonly Dictionary<ResourceId, Refusal> NoHolds = [];

    private readonly DeletionReview _review;
    private readonly Planner _planner;
    private readonly IManifestHistory _history;
    private readonly Lazy<IReadOnlyList<Step>> _refusedOfEnvironment;

    internal EnvironmentPlans(ReviewRequest request, DeletionReview review, Planner planner, IManifestHistory history)
    {
        (Request, _review, _planner, _history) = (request, review, planner, history);
        _refusedOfEnvironment = new(RefusedOfEnvironment);
    }

    /// <summary>What was reviewed.</summary>
    public ReviewRequest Request { get; }

    private EnvironmentManifest Environment => Request.Manifests.Environments[Request.Environment];

    /// <summary>Everybody who is wanted or found, in order: the environment first, then its apps; frozen ones left out.</summary>
    public IEnumerable<ObjectKey> Keys =>
        Request.Desired.Owners
            .Concat(Request.World.Owners)
            .Distinct()
            .Order()
            .Where(k => k.Environment == Request.Environment && !Request.IsFrozen(k));

    /// <summary>Plans one of them.</summary>
    /// <param name="key">One of <see cref="Keys"/>.</param>
    /// <param name="holds">Resources that may not be changed for now, and why; null: none.</param>
    /// <param name="cancellationToken">Gives the reading of earlier manifests up.</param>
    public async Task<Plan> PlanAsync(
        ObjectKey key,
        IReadOnlyDictionary<ResourceId, Refusal>? holds,
        CancellationToken cancellationToken)
    {
        var input = new PlanInput(key, Environment, Request.Desired, Request.World, new Dictionary<CommitId, ResourceGraph>(), _review, holds ?? NoHolds);
        var plan = _planner.Build(input);
        var history = await HistoryOfAsync(plan, cancellationToken);
        return Refused(history.Count == 0 ? plan : _planner.Build(input with { History = history }));
    }

    /// <summary>Why something stands as it does though a change of it was made, by what AWS says; null when the last one did not go wrong.</summary>
    public Outcome.Stalled? FailureOf(ResourceId id) => Request.Desired.Find(id) is { } resource ? _planner.FailureOf(resource, Request.World) : null;

    /// <summary>
    /// Steps of the environment itself that its manifest may not make, or of which nobody can tell. What AWS would not do
    /// is none of them: what is there is whole, as it was before, and a deploy of an app has nothing to wait for.
    /// </summary>
    private List<Step> RefusedOfEnvironment()
    {
        var key = ObjectKey.ForEnvironment(Request.Environment);
        var plan = _planner.Build(new(key, Environment, Request.Desired, Request.World, new Dictionary<CommitId, ResourceGraph>(), _review, NoHolds));
        return [.. plan.Steps.Where(s => s.Verb != Verb.Delete && s.Refusal is { } why && why != ObstacleOf(s.Id))];
    }

    private Refusal? ObstacleOf(ResourceId id) => (Request.World[id] as Observation.Found)?.Obstacle;

    /// <summary>
    /// Why what an app stands on cannot be made as the environment's manifest says, or why nobody can tell whether it is there;
    /// null when neither. Apps are planned from the same manifest and must not run ahead of it. Of an app that is in no
    /// manifest any more nobody can tell what it stands on: all of the environment counts.
    /// </summary>
    private Refusal? EnvironmentRefusal(ObjectKey app)
    {
        if (_refusedOfEnvironment.Value.Count == 0)
        {
            return null;
        }

        var needed = new HashSet<ResourceId>();
        foreach (var resource in Request.Desired.OwnedBy(app))
        {
            Need(resource.Id);
        }

        if (_refusedOfEnvironment.Value.FirstOrDefault(s => needed.Count == 0 || needed.Contains(s.Id)) is not { Refusal: { } why } step)
        {
            return null;
        }

        return step.Verb == Verb.Keep
            ? new("EnvironmentUnknown", $"nothing is changed in environment {Request.Environment} while nobody can tell how it is: {why.Message}", step.Id)
            : new("EnvironmentRefused", $"nothing is changed in environment {Request.Environment} while its own manifest cannot be applied: {why.Message}", step.Id);

        void Need(ResourceId id)
        {
            if (needed.Add(id))
            {
                foreach (var reference in Request.Desired.ReferencesOf(id))
                {
                    Need(reference);
                }
            }
        }
    }

    /// <summary>Earlier manifests are read only for what differs: a pass without changes reads none.</summary>
    private async Task<Dictionary<CommitId, ResourceGraph>> HistoryOfAsync(Plan plan, CancellationToken cancellationToken)
    {
        var graphs = new Dictionary<CommitId, ResourceGraph>();
        foreach (var step in plan.Steps)
        {
            if (step.Verb == Verb.Update
                && Request.World.CommitOf(step.Id) is { } commit
                && !graphs.ContainsKey(commit)
                && await _history.GraphAtAsync(commit, Request.Environment, cancellationToken) is { } graph)
            {
                graphs[commit] = graph;
            }
        }

        return graphs;
    }

    private Plan Refused(Plan plan)
    {
        var refusal = Environment.Paused
            ? new Refusal("Paused", $"environment {Environment.Name} is paused at {Environment.Position}; set spec.paused to false to go on")
            : Suspended(plan.Key) ?? (plan.Key.IsEnvironment ? AppsLeft() : EnvironmentRefusal(plan.Key) ?? Missing(plan));
        return refusal is null
            ? plan
            : plan with { Steps = plan.Steps.Select(s => s.Mutates ? s with { Refusal = refusal } : s).ToEquatableList() };
    }

    /// <summary>Nothing of a removed environment goes while something of an app is there, whoever keeps it.</summary>
    private Refusal? AppsLeft()
    {
        if (!Environment.Removed)
        {
            return null;
        }

        var left = Request.World.Owners.Where(o => o.App is not null && o.Environment == Request.Environment).Order().ToList();
        return left is [var first, ..]
            ? new(
                "AppsLeft",
                $"environment {Request.Environment} is removed once nothing is left of its apps, and there still is of {left.Count}: {string.Join(", ", left.Take(MostNamed).Select(o => o.App))}{(left.Count > MostNamed ? ", ..." : "")}",
                Request.World.OwnedBy(first).Select(o => o.Key).Order().First())
            : null;
    }

    /// <summary>What an app cannot do without and others have to make; half of an app is not made meanwhile.</summary>
    private Refusal? Missing(Plan plan) =>
        plan.Steps.Select(s => (Request.World[s.Id] as Observation.Absent)?.Obstacle).FirstOrDefault(o => o is not null);

    private Refusal? Suspended(ObjectKey key) =>
        key.App is { } app
        && Request.Manifests.Apps.TryGetValue(app, out var manifest)
        && manifest.Environments.TryGetValue(key.Environment, out var spec)
        && spec.Suspended
            ? new("Suspended", $"{key} is suspended at {manifest.Position}; set spec.suspend to false to go on")
            : null;
}
