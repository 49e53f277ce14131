using System.Globalization;

namespace Cyclops.Simulation.Transitions;

/// <summary>The command <c>transitions [--seed N] [--at-least N] [--budget 10m] [--only field]</c>.</summary>
internal static class TransitionCommand
{
    /// <returns>0 when every transition held what it must, else 1; 2 for arguments it does not know.</returns>
    public static int Run(string[] arguments, TextWriter output)
    {
        var (seed, atLeast, budget, only) = (1, 0, (TimeSpan?)null, (string?)null);
        foreach (var option in arguments.Chunk(2))
        {
            switch (option)
            {
                case ["--seed", var text] when int.TryParse(text, CultureInfo.InvariantCulture, out var number):
                    seed = number;
                    break;
                case ["--at-least", var text] when int.TryParse(text, CultureInfo.InvariantCulture, out var number):
                    atLeast = number;
                    break;
                case ["--budget", var text] when Engine.Manifests.Fields.DurationKind.Parse(text) is { } span:
                    budget = span;
                    break;
                case ["--only", var text]:
                    only = text;
                    break;
                default:
                    output.WriteLine("usage: transitions [--seed N] [--at-least N] [--budget 10m] [--only field]");
                    return 2;
            }
        }

        var report = TransitionSuite.Run(seed, atLeast, budget, output, only);
        foreach (var place in FieldWalk.All)
        {
            if (Exemptions.Of(place) is { } why)
            {
                output.WriteLine($"only wrong values of {place.Name}: {why}");
            }
        }

        output.WriteLine(
            $"{report.Covered} of {report.Fields} fields; {report.Transitions} transitions: {report.Valid} valid, {report.Invalid} invalid, {report.Refused} refused, the rest back; "
            + $"{report.Violations.Count} violations; {report.Duration.TotalSeconds:0} s");
        return report.Violations.Count == 0 ? 0 : 1;
    }
}
