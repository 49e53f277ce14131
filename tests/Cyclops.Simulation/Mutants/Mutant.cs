namespace Cyclops.Simulation.Mutants;

/// <summary>A fault that is put into the controller's own code to see that an invariant catches it.</summary>
/// <param name="Name">Kebab-case, unique.</param>
/// <param name="KilledBy">Invariants that may claim the kill: <c>S3</c>.</param>
/// <param name="File">The source file, from the repository's root: <c>src/Cyclops.Engine/Planning/Planner.cs</c>.</param>
/// <param name="Original">What is replaced; it occurs exactly once in the file.</param>
/// <param name="Replacement">The fault.</param>
/// <param name="Meaning">What the fault is, in one sentence.</param>
/// <param name="Scenario">What has to happen for it to show, for whoever chooses the simulation to run.</param>
/// <param name="At">Where faults show it: <c>ecs:ListServices</c>; empty: anywhere.</param>
internal sealed record Mutant(
    string Name,
    IReadOnlyList<string> KilledBy,
    string File,
    string Original,
    string Replacement,
    string Meaning,
    string Scenario = "all",
    string At = "")
{
    /// <summary>The project that is compiled anew: <c>src/Cyclops.Engine</c>.</summary>
    public string Project => string.Join('/', File.Split('/').Take(2));

    /// <summary>The file's text with the fault in it.</summary>
    /// <returns>Null when the original does not occur exactly once.</returns>
    public string? Apply(string text)
    {
        var at = text.IndexOf(Original, StringComparison.Ordinal);
        return at >= 0 && at == text.LastIndexOf(Original, StringComparison.Ordinal)
            ? string.Concat(text.AsSpan(0, at), Replacement, text.AsSpan(at + Original.Length))
            : null;
    }
}
