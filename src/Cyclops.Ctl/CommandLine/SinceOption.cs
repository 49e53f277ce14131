using System.CommandLine;
using System.Globalization;

namespace Cyclops.Ctl.CommandLine;

/// <summary><c>--since</c>: how far back.</summary>
internal sealed class SinceOption : Option<string?>
{
    private const int MostDays = 3653;

    public SinceOption()
        : base("--since")
    {
        Description = "Lines of the last so many seconds, minutes, hours or days: 30s, 15m, 2h, 1d.";
        HelpName = "duration";
        Validators.Add(result =>
        {
            if (Parse(result.GetValue(this)) is null)
            {
                result.AddError($"--since: \"{result.GetValue(this)}\" is no duration such as 30s, 15m, 2h or 1d");
            }
        });
    }

    /// <summary>Null when it is not given.</summary>
    public TimeSpan? Read(ParseResult result) => Parse(result.GetValue(this));

    private static TimeSpan? Parse(string? text) =>
        text is { Length: > 1 } && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && UnitOf(text[^1]) is { } unit
        && number * unit.TotalDays is > 0 and <= MostDays
            ? number * unit
            : null;

    private static TimeSpan? UnitOf(char unit) => unit switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        _ => null,
    };
}
