using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>CPU, read as ECS units of 1/1024 vCPU: <c>256</c>, <c>0.25vCPU</c>.</summary>
internal sealed class CpuKind : ScalarKind<int>
{
    // Less than 16 units is nearly always a number of CPUs by mistake. 192 vCPU is the most ECS accepts on EC2.
    private const int Min = 16;
    private const int Max = 196_608;
    private const string Suffix = "vCPU";

    public override string Description => "CPU units (1024 are one vCPU) from 16 to 196608, or as 0.25vCPU";

    public override string Example => "256";

    public override Problem? TryRead(YamlScalar scalar, out int value)
    {
        value = 0;
        var text = scalar.Text;
        var inCpus = text.EndsWith(Suffix, StringComparison.Ordinal);
        var number = inCpus ? text[..^Suffix.Length] : text;
        if (!IsNumber(number, inCpus) || (!inCpus && !scalar.IsPlain))
        {
            return Problem.WrongType($"Expected {Description}; here is {Errors.Shown.Quote(text)}.", Hint(text));
        }

        var units = decimal.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * (inCpus ? 1024 : 1);
        if (units is < Min or > Max)
        {
            return Problem.OutOfRange($"{Errors.Shown.Quote(text)} is not {Description}.", inCpus ? null : Hint(text));
        }

        value = (int)units;
        return value == units ? null : Problem.Invalid($"{Errors.Shown.Quote(text)} is not a whole number of CPU units.", "a unit is 1/1024 vCPU");
    }

    public override JsonObject Schema(JsonObject definitions) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "integer", ["minimum"] = Min, ["maximum"] = Max },
            new JsonObject { ["type"] = "string", ["pattern"] = "^(0|[1-9][0-9]*)(\\.[0-9]+)?vCPU$" }),
    };

    private static string Hint(string text) =>
        text.Length <= 6 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cpus) && cpus is > 0 and < Min
            ? string.Create(CultureInfo.InvariantCulture, $"for {text} CPUs write {text}vCPU or {(int)(cpus * 1024)}")
            : "write units like 256, or CPUs like 0.25vCPU";

    private static bool IsNumber(string text, bool mayHavePoint)
    {
        var whole = text.AsSpan();
        var point = mayHavePoint ? whole.IndexOf('.') : -1;
        var fraction = point < 0 ? "0" : whole[(point + 1)..];
        whole = point < 0 ? whole : whole[..point];
        return whole.Length is > 0 and <= 9 && fraction.Length is > 0 and <= 9
            && whole.IndexOfAnyExceptInRange('0', '9') < 0 && fraction.IndexOfAnyExceptInRange('0', '9') < 0
            && (whole.Length == 1 || whole[0] != '0');
    }
}
