using System.Globalization;

namespace Cyclops.Simulation.Determinism;

/// <summary>Two runs of one seed that did not go the same way.</summary>
/// <param name="Run">Which: <c>scale, seed 1, shuffled</c>.</param>
/// <param name="Line">Number of the first line that differs, from 1.</param>
/// <param name="First">That line of the first run and some that follow.</param>
/// <param name="Second">Those of the second.</param>
internal sealed record Mismatch(string Run, int Line, IReadOnlyList<string> First, IReadOnlyList<string> Second)
{
    private const int Shown = 5;

    /// <returns>Null: they are equal.</returns>
    public static Mismatch? Between(string run, IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var line = Enumerable.Range(0, Math.Max(first.Count, second.Count))
            .FirstOrDefault(i => i >= first.Count || i >= second.Count || first[i] != second[i], -1);
        return line < 0 ? null : new(run, line + 1, [.. first.Skip(line).Take(Shown)], [.. second.Skip(line).Take(Shown)]);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"violation S25 {Run} goes another way when it is played again, from line {Line}:\n  - {string.Join("\n  - ", First)}\n  + {string.Join("\n  + ", Second)}");
}
