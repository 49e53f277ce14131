using System.Globalization;
using System.Text;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Rendering;

/// <summary>Writes values as YAML on one line, so that they read back as the same.</summary>
internal static class YamlText
{
    public static string Write(YamlNode node) => node switch
    {
        YamlScalar scalar => Quote(scalar.Text, isText: !scalar.IsPlain),
        YamlSequence list => $"[{string.Join(", ", list.Items.Select(Write))}]",
        YamlMapping map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{Quote(entry.Name, isText: true)}: {Write(entry.Value)}"))}}}",
        _ => "null",
    };

    /// <param name="isText">Whether it must not read back as a number, a boolean or null.</param>
    public static string Quote(string text, bool isText)
    {
        var looksTyped = text is "" or "~" or "null" or "Null" or "NULL" || ScalarForms.IsBoolean(text) || ScalarForms.IsNumber(text);
        if (IsPlainSafe(text) && !(isText && looksTyped))
        {
            return text;
        }

        var builder = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => builder.Append('\\').Append(c),
                '\n' => builder.Append("\\n"),
                '\r' => builder.Append("\\r"),
                '\t' => builder.Append("\\t"),
                _ when char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                    || c is '\uFFFE' or '\uFFFF' => builder.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => builder.Append(c),
            };
        }

        return builder.Append('"').ToString();
    }

    private static bool IsPlainSafe(string text)
    {
        if (text.Length == 0 || !(char.IsAsciiLetterOrDigit(text[0]) || text[0] is '/' or '_' or '.') || text[^1] is ' ' or ':')
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var isSafe = char.IsAsciiLetterOrDigit(text[i]) || text[i] is '_' or '.' or '/' or '@' or '+' or '%' or '=' or '-'
                || (text[i] == ' ' && text[i - 1] != ':')
                || (text[i] == ':' && text[i - 1] != ' ');
            if (!isSafe)
            {
                return false;
            }
        }

        return true;
    }
}
