using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>Memory, read as MiB: <c>512</c>, <c>512Mi</c>, <c>1Gi</c>.</summary>
/// <param name="min">Least, MiB.</param>
/// <param name="max">Most, MiB.</param>
internal sealed class MemoryKind(int min, int max) : ScalarKind<int>
{
    // The largest instances have 32 TiB.
    private const int Largest = 32 * 1024 * 1024;

    // Docker refuses less than 6 MiB.
    public MemoryKind()
        : this(6, Largest)
    {
    }

    /// <summary>Least, MiB.</summary>
    public int Min => min;

    /// <summary>Most, MiB.</summary>
    public int Max => max;

    public override string Description => $"memory: 512, 512Mi or 1Gi, from {min}Mi{(max == Largest ? "" : $" to {max}Mi")}";

    public override string Example => "512Mi";

    public override Problem? TryRead(YamlScalar scalar, out int value)
    {
        value = 0;
        var text = scalar.Text;
        var unit = text.EndsWith("Gi", StringComparison.Ordinal) ? 1024 : 1;
        var digits = text.EndsWith("Mi", StringComparison.Ordinal) || unit > 1 ? text[..^2] : text;
        var isNumber = digits.Length is > 0 and <= 9 && digits.All(char.IsAsciiDigit) && (digits.Length == 1 || digits[0] != '0');
        if (!isNumber || (!scalar.IsPlain && digits.Length == text.Length))
        {
            return Problem.WrongType($"Expected {Description}; here is {Errors.Shown.Quote(text)}.", Hint(text));
        }

        var mebibytes = long.Parse(digits, CultureInfo.InvariantCulture) * unit;
        value = (int)Math.Min(mebibytes, int.MaxValue);
        return mebibytes < min || mebibytes > max
            ? Problem.OutOfRange($"{Errors.Shown.Quote(text)} is not {Description}.", "a number without unit counts MiB")
            : null;
    }

    public override JsonObject Schema(JsonObject definitions) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "integer", ["minimum"] = min, ["maximum"] = max },
            new JsonObject { ["type"] = "string", ["pattern"] = "^[1-9][0-9]*(Mi|Gi)$" }),
    };

    private static string Hint(string text)
    {
        var number = text.TrimEnd('K', 'k', 'M', 'm', 'G', 'g', 'B', 'b', 'i', ' ');
        var isPlainNumber = number.Length is > 0 and <= 9 && number.All(char.IsAsciiDigit);
        return isPlainNumber && number.Length < text.Length
            ? text.Contains('g', StringComparison.OrdinalIgnoreCase) ? $"write {number}Gi" : $"write {number}Mi"
            : "write MiB as a number, or Mi or Gi after it";
    }
}
