using Cyclops.Model.Plans;

namespace Cyclops.Ctl.Plans;

/// <summary>How much would happen. A refused step counts as refused only.</summary>
/// <param name="Unknown">Resources that could not be read, hence could not be planned.</param>
internal sealed record PlanCounts(int Create, int Update, int Delete, int Refused, int Unknown, int Unchanged)
{
    public bool HasDifferences => Create + Update + Delete + Refused > 0;

    public static PlanCounts Of(IEnumerable<Plan> plans)
    {
        var steps = plans.SelectMany(p => p.Steps).ToList();
        return new(
            steps.Count(s => s.Mutates && s.Verb == Verb.Create),
            steps.Count(s => s.Mutates && s.Verb == Verb.Update),
            steps.Count(s => s.Mutates && s.Verb == Verb.Delete),
            steps.Count(s => s.Verb != Verb.Keep && s.Refusal is not null),
            steps.Count(s => s.Verb == Verb.Keep && s.Refusal is not null),
            steps.Count(s => s.Verb == Verb.Keep && s.Refusal is null));
    }

    /// <summary><c>2 to create, 1 to update, 0 to delete, 1 refused; 14 unchanged</c>.</summary>
    public override string ToString()
    {
        var unknown = Unknown == 0 ? "" : $", {Unknown} unknown";
        return $"{Create} to create, {Update} to update, {Delete} to delete, {Refused} refused{unknown}; {Unchanged} unchanged";
    }
}
