using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>A span of time: <c>30s</c>, <c>10m</c>, <c>1h30m</c>, <c>14d</c>. A number without a unit is refused.</summary>
internal sealed class DurationKind(string min, string max) : ScalarKind<TimeSpan>
{
    private const string Pattern = "(?=[0-9])([0-9]{1,7}d)?([0-9]{1,7}h)?([0-9]{1,7}m)?([0-9]{1,7}s)?";

    private readonly TimeSpan _min = Parse(min) ?? throw new ArgumentException("Not a duration.", nameof(min));
    private readonly TimeSpan _max = Parse(max) ?? throw new ArgumentException("Not a duration.", nameof(max));

    /// <summary>The shortest span allowed.</summary>
    public TimeSpan Min => _min;

    /// <summary>The longest span allowed.</summary>
    public TimeSpan Max => _max;

    public override string Description => $"a duration from {min} to {max}";

    public override string Example => min == "0s" ? max : min;

    public override Problem? TryRead(YamlScalar scalar, out TimeSpan value)
    {
        var parsed = Parse(scalar.Text);
        value = parsed ?? TimeSpan.Zero;
        if (parsed is null)
        {
            return Problem.WrongType(
                $"Expected {Description}; here is {Errors.Shown.Quote(scalar.Text)}.",
                ScalarForms.IsNumber(scalar.Text) ? "add the unit: s, m, h or d" : "write for example 30s, 10m, 1h30m or 14d");
        }

        return value < _min || value > _max
            ? Problem.OutOfRange($"{Errors.Shown.Quote(scalar.Text)} is not {Description}.")
            : null;
    }

    public override JsonObject Schema(JsonObject definitions) => new() { ["type"] = "string", ["pattern"] = $"^{Pattern}$" };

    /// <summary>Days, hours, minutes, seconds, each at most once and in this order; null when it is none.</summary>
    public static TimeSpan? Parse(string text)
    {
        var seconds = 0L;
        var rest = text.AsSpan();
        foreach (var (unit, length) in (ReadOnlySpan<(char, int)>)[('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)])
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits is > 0 and <= 7 && rest[digits] == unit)
            {
                seconds += long.Parse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture) * length;
                rest = rest[(digits + 1)..];
            }
        }

        return rest.IsEmpty && text.Length > 0 ? TimeSpan.FromSeconds(seconds) : null;
    }
}
