namespace Cyclops.Model.Outcomes;

/// <summary>What a verb of a kind did.</summary>
/// <param name="Outcome">How it stands now.</param>
/// <param name="Outputs">What others may refer to from now on; empty when nothing is known yet.</param>
public sealed record VerbResult(Outcome Outcome, EquatableMap<string> Outputs)
{
    public static VerbResult Of(Outcome outcome) => new(outcome, EquatableMap<string>.Empty);

    public static VerbResult Converged(params ReadOnlySpan<(string Name, string Value)> outputs)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in outputs)
        {
            map[name] = value;
        }

        return new(Outcomes.Outcome.Converged.Instance, new(map));
    }
}
