using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>A whole number in a range: decimal digits and nothing else, so that <c>012</c>, <c>0x1F</c> and <c>1_000</c> are no surprise.</summary>
/// <param name="allowed">The only values allowed; null: all of the range.</param>
internal sealed class IntegerKind(int min, int max, string? unit = null, IReadOnlyList<int>? allowed = null) : ScalarKind<int>
{
    public override string Description => allowed is null
        ? $"a whole number{(unit is null ? "" : $" of {unit}")} from {min} to {max}"
        : $"one of {string.Join(", ", allowed)}{(unit is null ? "" : $" {unit}")}";

    public override string Example => (allowed?[0] ?? Math.Max(min, 1)).ToString(CultureInfo.InvariantCulture);

    /// <summary>The lowest number allowed.</summary>
    public int Min => min;

    /// <summary>The highest number allowed.</summary>
    public int Max => max;

    /// <summary>The only values allowed; null: all of the range.</summary>
    public IReadOnlyList<int>? Allowed => allowed;

    public override Problem? TryRead(YamlScalar scalar, out int value)
    {
        value = 0;
        if (!scalar.IsPlain)
        {
            return Problem.WrongType($"Expected {Description}; here is {scalar.Description}.", "remove the quotes");
        }

        if (!IsDecimal(scalar.Text))
        {
            return Problem.WrongType($"Expected {Description}; here is {scalar.Description}.", "write decimal digits, without leading zero, sign, point or underscore");
        }

        var fits = int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        return fits && value >= min && value <= max && (allowed is null || allowed.Contains(value))
            ? null
            : Problem.OutOfRange($"{Errors.Shown.Quote(scalar.Text)} is not {Description}.", Nearest(value));
    }

    public override JsonObject Schema(JsonObject definitions) => allowed is null
        ? new JsonObject { ["type"] = "integer", ["minimum"] = min, ["maximum"] = max }
        : new JsonObject { ["type"] = "integer", ["enum"] = new JsonArray([.. allowed.Select(item => (JsonNode)item)]) };

    private string? Nearest(int value) => allowed is null
        ? null
        : $"the next higher is {allowed.FirstOrDefault(item => item >= value, allowed[^1])}";

    private static bool IsDecimal(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        return digits.Length is > 0 and <= 64
            && digits.IndexOfAnyExceptInRange('0', '9') < 0
            && (digits.Length == 1 || digits[0] != '0');
    }
}
