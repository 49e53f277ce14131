using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Cyclops.Simulation.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    public static Option<int> Seed() => new("--seed") { Description = "Of everything that is left to chance.", DefaultValueFactory = _ => 1 };

    public static Option<int> Number(string name, int normal, string what) => new(name) { Description = what, DefaultValueFactory = _ => normal };

    public static Option<string> Filter(string what) => new("--only") { Description = what, DefaultValueFactory = _ => "" };

    public static Option<TimeSpan?> Budget() => new("--budget")
    {
        Description = "No more work is begun after this time: 90s, 10m.",
        CustomParser = Read,
    };

    private static TimeSpan? Read(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && text[^1] is 's' or 'm')
        {
            return text[^1] == 'm' ? TimeSpan.FromMinutes(number) : TimeSpan.FromSeconds(number);
        }

        result.AddError($"'{text}' is no time: write for example 90s or 10m");
        return null;
    }
}
