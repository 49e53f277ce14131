using System.Globalization;

namespace Cyclops.Engine.Manifests.Yaml;

/// <summary>What YAML 1.2 (core schema) takes a plain scalar for. Older forms (<c>no</c>, <c>1_000</c>, <c>12:30:45</c>) are text.</summary>
internal static class ScalarForms
{
    public static bool IsBoolean(string text) => text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE";

    public static bool IsNumber(string text)
    {
        if (text.Length is 0 or > 64 || !(char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.'))
        {
            return false;
        }

        var isRadix = text.StartsWith("0x", StringComparison.Ordinal) || text.StartsWith("0o", StringComparison.Ordinal);
        return isRadix
            ? text.Length > 2 && text.Skip(2).All(char.IsAsciiHexDigit)
            : double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out _)
                || text is ".inf" or "-.inf" or "+.inf" or ".nan";
    }
}
