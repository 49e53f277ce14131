using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Planning;

/// <summary>
/// The one planner: what <c>cyclops-ctl diff</c> prints is what the controller applies. No clock, no I/O, no logger.
/// </summary>
public sealed class Planner(KindCatalog kinds)
{
    /// <summary>Plans one app or environment: creates and updates upstream first, then deletes leaf first.</summary>
    public Plan Build(PlanInput input)
    {
        var knowledge = new Knowledge(input.World);
        var steps = new List<Step>();
        foreach (var resource in input.Desired.OwnedBy(input.Key))
        {
            var step = PlanWanted(resource, input, knowledge);
            Fold(step, knowledge);
            steps.Add(step);
        }

        steps.AddRange(PlanUnwanted(input, steps));
        return new Plan(
            input.Key,
            steps.ToEquatableList(),
            [
                .. input.Key.IsEnvironment ? input.Desired.Warnings : [],
                .. input.World.OwnedBy(input.Key).SelectMany(o => o.Value.Forecasts),
                .. steps.Where(s => s.Verb == Verb.Create).SelectMany(s => input.World[s.Id] is Observation.Absent absent ? absent.Forecasts : []),
            ],
            input.World.OwnedBy(input.Key).SelectMany(o => o.Value.Drift).ToEquatableList());
    }

    /// <summary>What AWS says when the last change of something went wrong.</summary>
    internal Outcome.Stalled? FailureOf(Resource resource, World world) =>
        world[resource.Id] is Observation.Found found ? kinds[resource.Id.Kind].Readiness(resource, found) as Outcome.Stalled : null;

    private Step PlanWanted(Resource resource, PlanInput input, Knowledge knowledge)
    {
        var kind = kinds[resource.Id.Kind];
        var references = input.Desired.ReferencesOf(resource.Id);
        return input.World[resource.Id] switch
        {
            Observation.Found found => PlanFound(resource, found, input, knowledge),
            Observation.Absent absent => Make(Verb.Create, Describe(), resource.Hold ?? absent.Obstacle),
            Observation.Foreign foreign => Make(Verb.Create, Describe(), foreign.Refusal),
            Observation.Unknown unknown => Make(Verb.Keep, [], new(unknown.Reason, unknown.Message)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        EquatableList<FieldChange> Describe() => kind.Describe(resource, knowledge.Resolve).ToEquatableList();

        Step Make(Verb verb, EquatableList<FieldChange> changes, Refusal? refusal) =>
            new(resource.Id, verb, changes, references, refusal ?? HoldOn(verb, resource.Id, input), resource.Source);
    }

    private Step PlanFound(Resource resource, Observation.Found found, PlanInput input, Knowledge knowledge)
    {
        var lastApplied = input.World.CommitOf(resource.Id) is { } commit && input.History.TryGetValue(commit, out var graph)
            ? graph.Find(resource.Id)
            : null;
        var changes = kinds[resource.Id.Kind]
            .Compare(resource, lastApplied, found, knowledge.Resolve)
            .ToEquatableList();
        var verb = changes.Count == 0 ? Verb.Keep : Verb.Update;
        var refusal = verb == Verb.Keep ? null : resource.Hold ?? kinds[resource.Id.Kind].Refuse(resource, changes) ?? found.Obstacle ?? HoldOn(verb, resource.Id, input);
        return new(resource.Id, verb, changes, input.Desired.ReferencesOf(resource.Id), refusal, resource.Source);
    }

    private static Refusal? HoldOn(Verb verb, ResourceId id, PlanInput input) =>
        verb != Verb.Keep && input.Holds.TryGetValue(id, out var hold) ? hold : null;

    private void Fold(Step step, Knowledge knowledge)
    {
        if (step.Verb == Verb.Create || (step.Verb == Verb.Update && kinds[step.Id.Kind].ChangesOutputs(step.Changes)))
        {
            knowledge.Forget(step.Id);
        }
    }

    private List<Step> PlanUnwanted(PlanInput input, List<Step> wanted)
    {
        var unwanted = input.World.OwnedBy(input.Key)
            .Where(o => !input.Desired.Contains(o.Key) && kinds.Contains(o.Key.Kind))
            .OrderByDescending(o => kinds.RankOf(o.Key.Kind))
            .ThenBy(o => o.Key)
            .Select(o => o.Key)
            .ToList();
        var all = wanted.Select(s => s.Id).Concat(unwanted).ToList();
        return
        [
            .. unwanted.Select(id => Unseen(id, input.World) is { } unseen
                ? new Step(id, Verb.Keep, [], [], unseen, Source: null)
                : new Step(
                    id,
                    Verb.Delete,
                    [],
                    all.Where(other => kinds.Refers(other.Kind, id.Kind)).Order().ToEquatableList(),
                    kinds[id.Kind].Keep(id, input.Environment) ?? input.Deletions.RefusalOf(id) ?? HoldOn(Verb.Delete, id, input),
                    Source: null)),
        ];
    }

    /// <summary>Why nobody can tell whether something is still needed; null when all who may need it were seen.</summary>
    private Refusal? Unseen(ResourceId id, World world)
    {
        foreach (var (kind, why) in world.IncompleteKinds)
        {
            if (kinds.Contains(kind) && kinds.Refers(kind, id.Kind))
            {
                return new(why.Reason, $"{kinds[id.Kind].DisplayName} {id} is kept, as nobody can tell what still needs it: {why.Message}");
            }
        }

        return null;
    }
}
