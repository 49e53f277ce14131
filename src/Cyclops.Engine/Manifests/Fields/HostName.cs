using System.Globalization;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>DNS host names in the one form that is compared: lower case, ASCII (punycode), no trailing dot.</summary>
internal static class HostName
{
    private const int MaxLength = 253;
    private const int MaxLabel = 63;

    private static readonly IdnMapping Idn = new() { AllowUnassigned = false, UseStd3AsciiRules = true };

    /// <summary>The canonical form of a name that has no <see cref="Problem"/>.</summary>
    public static string Canonical(string text) => TryAscii(text, out var ascii) ? ascii : text;

    /// <summary>What is wrong with a name; null when it is a host name.</summary>
    public static Problem? Check(string text)
    {
        var shown = Errors.Shown.Quote(text);
        if (text.Contains('*', StringComparison.Ordinal))
        {
            return Problem.Invalid($"{shown} has a wildcard; they are not supported.", "list each host name");
        }

        if (text.AsSpan().IndexOfAny("/:@? ") >= 0)
        {
            return Problem.Invalid($"{shown} is more than a host name.", "write the name only, without scheme, port and path");
        }

        if (text.Any(c => char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Surrogate || c is >= '\uF900' and <= '\uFFFF'))
        {
            return Problem.Invalid($"{shown} has characters that can be written in several ways.", "write it in ASCII: xn--…");
        }

        return TryAscii(text, out var ascii)
            ? CheckLabels(ascii, shown)
            : Problem.Invalid($"{shown} is not a host name.", "write for example www.example.org");
    }

    private static Problem? CheckLabels(string ascii, string shown)
    {
        var labels = ascii.Split('.');
        if (ascii.Length > MaxLength || labels.Any(label => label.Length is 0 or > MaxLabel))
        {
            return Problem.Invalid($"{shown} has an empty or too long part.", $"each part has 1 to {MaxLabel} characters, the whole at most {MaxLength}");
        }

        if (labels.Any(label => label[0] == '-' || label[^1] == '-' || !label.All(IsHostCharacter)))
        {
            return Problem.Invalid($"{shown} is not a host name.", "parts are of letters, digits and hyphens, not at the ends");
        }

        return labels.Length < 2 || labels[^1].All(char.IsAsciiDigit)
            ? Problem.Invalid($"{shown} is not a full host name.", "write it with its domain, for example www.example.org")
            : null;
    }

    private static bool IsHostCharacter(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-';

    private static bool TryAscii(string text, out string ascii)
    {
        var name = text.EndsWith('.') ? text[..^1] : text;
        ascii = name.ToLowerInvariant();
        if (name.Length is 0 or > MaxLength || name.All(char.IsAscii))
        {
            return name.Length > 0;
        }

        try
        {
            ascii = Idn.GetAscii(ascii);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
