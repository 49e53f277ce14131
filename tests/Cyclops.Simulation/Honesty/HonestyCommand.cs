using System.Globalization;

namespace Cyclops.Simulation.Honesty;

/// <summary><c>diff [--seed N] [--count N] [--budget 5m]</c>, and <c>diff --again N</c> with all that happens in one world.</summary>
internal static class HonestyCommand
{
    public const string Name = "diff";

    public static int Run(string[] args, TextWriter output)
    {
        if (Option(args, "--again") is { } again)
        {
            var report = HonestySuite.Again(int.Parse(again, CultureInfo.InvariantCulture), output);
            return report.Violations.Count == 0 ? 0 : 1;
        }

        var result = HonestySuite.Run(
            int.Parse(Option(args, "--seed") ?? "1", CultureInfo.InvariantCulture),
            int.Parse(Option(args, "--count") ?? "2000", CultureInfo.InvariantCulture),
            Option(args, "--budget") is { } budget ? TimeSpan.FromMinutes(double.Parse(budget.TrimEnd('m'), CultureInfo.InvariantCulture)) : null,
            output);
        foreach (var violation in result.Violations)
        {
            output.WriteLine(violation);
        }

        output.WriteLine(result);
        return result.Violations.Count == 0 ? 0 : 1;
    }

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
