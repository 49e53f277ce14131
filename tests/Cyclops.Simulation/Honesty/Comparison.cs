using Cyclops.Controller.Store;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.TaskDefinition;

namespace Cyclops.Simulation.Honesty;

/// <summary>S16: what was done is what was shown, step by step.</summary>
/// <param name="shown">Steps of all plans of the diff.</param>
/// <param name="undone">What AWS took back since: what stands on it in the same plan waits until that is mended, which no diff can foresee.</param>
internal sealed class Comparison(IReadOnlyList<Step> shown, IReadOnlySet<ResourceId> undone)
{
    private const string Pending = "(known after apply)";

    private readonly Dictionary<ResourceId, Step> _shown = shown.ToDictionary(s => s.Id);

    /// <summary>Steps that are to be made now: shown, not refused, and not waiting for one that is.</summary>
    public IEnumerable<Step> Due => shown.Where(s => s.Mutates && BlockersOf(s).Count == 0 && !StandsOnUndone(s));

    /// <summary>What was shown and not done, or done and not shown; empty when it was the same.</summary>
    /// <param name="made">Steps that were begun since, in order; one that was begun again counts once.</param>
    public IEnumerable<string> Differences(IReadOnlyList<MadeStep> made)
    {
        var begun = made.Select(m => m.Id).ToHashSet();
        return Due.Where(s => !begun.Contains(s.Id)).Select(s => $"shown and not made: {MadeStep.Of(s)}")
            .Concat(made.Select(Difference).OfType<string>());
    }

    private string? Difference(MadeStep made) => _shown.GetValueOrDefault(made.Id) switch
    {
        null => IsRetirement(made) ? null : $"made and not shown: {made}",
        { Refusal: not null } step when MayFollow(step) => null,
        { Refusal: { } refusal } => $"made though shown as refused ({refusal.Reason}): {made}",
        { Verb: Verb.Keep } => $"made though shown as unchanged: {made}",
        var step when BlockersOf(step).Find(b => !MayFollow(b)) is { } blocker => $"made though it needs {blocker.Id}, which was shown as refused: {made}",
        var step when made.Verb != step.Verb || !IsSame(made.Fields, step.Changes) => $"made {made}, shown {MadeStep.Of(step)}",
        _ => null,
    };

    /// <summary>Refused steps of the same plan that a step needs, at one remove or more: diff shows the refusal with them only.</summary>
    private List<Step> BlockersOf(Step step) =>
    [
        .. step.DependsOn
            .Where(d => d.Owner == step.Id.Owner && _shown.ContainsKey(d))
            .Select(d => _shown[d])
            .SelectMany(d => d.Refusal is null ? BlockersOf(d) : [d]),
    ];

    private bool StandsOnUndone(Step step) =>
        step.DependsOn.Any(d => d.Owner == step.Id.Owner && (undone.Contains(d) || (_shown.TryGetValue(d, out var other) && StandsOnUndone(other))));

    /// <summary>
    /// A task definition is retired when the service runs its successor: until then it is what runs, not what is left over.
    /// So it may only follow where the successor was shown; as a creation, where nothing runs and its name depends on a log
    /// group that is to be made, so that nobody can tell yet whether what there is is it.
    /// </summary>
    private bool IsRetirement(MadeStep made) =>
        made is { Verb: Verb.Delete, Id.Kind: TaskDefinitionKind.KindName }
        && made.Id.Name.Contains('@', StringComparison.Ordinal)
        && _shown.GetValueOrDefault(TaskDefinitionKind.IdFor(made.Id.Owner)) is { Mutates: true, Verb: not Verb.Delete };

    /// <summary>
    /// What is shown as waiting for another resource is made once that has settled. Of what could not be read (a service that
    /// still drains), diff says just that, and what it needs is known only once it can be.
    /// </summary>
    private static bool MayFollow(Step refused) => refused.Refusal!.WaitsFor is not null || refused.Verb == Verb.Keep;

    /// <summary>How CloudFormation does it: worked out between a look and the next, it adds nothing to what is changed.</summary>
    private static bool IsChangeSet(string path) => path.Split('.')[0] == StackCosts.ChangeSetField;

    /// <summary>
    /// The same fields and, where diff knew them, the same values. What was known only after apply may turn out to be as it is:
    /// when a step is begun again, such a field is not in it any more.
    /// </summary>
    private static bool IsSame(IReadOnlyList<LedgerField> made, EquatableList<FieldChange> shown)
    {
        var left = made.Where(m => !IsChangeSet(m.Path)).ToList();
        return shown.Where(s => !IsChangeSet(s.Path)).All(s => left.RemoveAll(m => m.Path == s.Path && m.Live == s.Live && (m.Wanted == s.Wanted || s.Wanted == Pending)) == 1 || s.Wanted == Pending)
            && left.Count == 0;
    }
}
