using System.CommandLine;
using Cyclops.Simulation.Commands;

namespace Cyclops.Simulation.Transitions;

/// <summary><c>transitions</c>: every field of every manifest, there and back.</summary>
internal sealed class TransitionCommand : Command
{
    private readonly Option<int> _seed = CommonOptions.Seed();
    private readonly Option<int> _atLeast = CommonOptions.Number("--at-least", 0, "Transitions to make; the fields are gone through in any case.");
    private readonly Option<TimeSpan?> _budget = CommonOptions.Budget();
    private readonly Option<string?> _only = new("--only") { Description = "Only fields whose place contains this." };

    public TransitionCommand()
        : base("transitions", "Add, remove, bound, break and put back every field of every manifest.")
    {
        Add(_seed);
        Add(_atLeast);
        Add(_budget);
        Add(_only);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var output = Console.Out;
        var report = TransitionSuite.Run(result.GetValue(_seed), result.GetValue(_atLeast), result.GetValue(_budget), output, result.GetValue(_only));
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
