using System.Globalization;
using System.Text;

namespace Cyclops.Engine.Manifests.Errors;

/// <summary>Makes untrusted text fit to show on a terminal: bounded and free of control characters.</summary>
internal static class Shown
{
    private const int MaxLength = 60;

    /// <summary>The text in double quotes, cut after 60 characters.</summary>
    public static string Quote(string text) => $"\"{Plain(text, MaxLength)}\"";

    /// <summary>A path, escaped; whole but for absurd lengths.</summary>
    public static string Path(string path) => Plain(path, 300);

    private static string Plain(string text, int length)
    {
        var clean = true;
        foreach (var c in text)
        {
            clean &= IsPrintable(c);
        }

        if (clean && text.Length <= length)
        {
            return text;
        }

        var builder = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, length)))
        {
            _ = IsPrintable(c)
                ? builder.Append(c)
                : builder.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return text.Length > length ? $"{builder}…" : builder.ToString();
    }

    private static bool IsPrintable(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse);
}
