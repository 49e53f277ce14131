using Cyclops.LocalCloud;
using Cyclops.Simulation.Faults;

namespace Cyclops.Simulation.Running;

/// <summary>Every error that the models declare for the operations the controller calls, and one that they do not, once each.</summary>
internal static class DeclaredErrors
{
    private const string Undeclared = "SomethingNewException";

    /// <summary>A plan for each error, at a call of the scenario that makes that call first.</summary>
    public static IEnumerable<Plan> Plans(IReadOnlyList<ReferenceRun> references)
    {
        var operations = new LocalAws().Operations.ToDictionary(o => o.Key, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in references)
        {
            foreach (var site in reference.Sites.Where(s => s.Edge == Edge.Aws && seen.Add(s.Operation)))
            {
                foreach (var code in operations[site.Operation].Shape.Errors.Select(e => e.Code).Append(Undeclared).Distinct(StringComparer.Ordinal))
                {
                    yield return new(reference.Scenario, reference.Seed, [new(site.Index, new(StrikeKind.Declared, code))], [site]);
                }
            }
        }
    }
}
