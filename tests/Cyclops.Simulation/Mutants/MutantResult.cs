namespace Cyclops.Simulation.Mutants;

/// <summary>A mutant and what became of it.</summary>
/// <param name="Invariant">The invariant that caught it; null when none did.</param>
/// <param name="Detail">The violation or the error as it was printed; empty when there is none.</param>
internal sealed record MutantResult(
    Mutant Mutant,
    MutantVerdict Verdict,
    string? Invariant,
    string Detail,
    TimeSpan BuildTime,
    TimeSpan RunTime)
{
    public override string ToString()
    {
        var verdict = Verdict switch
        {
            MutantVerdict.Built => "built",
            MutantVerdict.Killed => $"killed by {Invariant}",
            MutantVerdict.KilledByAnother => $"killed by {Invariant}, expected {string.Join(" or ", Mutant.KilledBy)}",
            MutantVerdict.Survived => $"SURVIVED, expected {string.Join(" or ", Mutant.KilledBy)}",
            _ => $"ERROR {Detail}",
        };
        return $"{Mutant.Name,-42} {BuildTime.TotalSeconds,5:0.0} s + {RunTime.TotalSeconds,5:0.0} s  {verdict}";
    }
}
