using System.Globalization;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>HTTP codes as a target group's matcher takes them: <c>200</c>, <c>200,301</c>, <c>200-399</c>.</summary>
internal static class HttpCodes
{
    /// <summary>What is wrong with a list of codes; null when an application load balancer takes it (200 to 499).</summary>
    public static Problem? Check(string text)
    {
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !TryCode(ends[0], out var from) || !TryCode(ends[^1], out var to) || from > to)
            {
                return Problem.Invalid(
                    $"{Errors.Shown.Quote(text)} is not a list of HTTP codes from 200 to 499.",
                    "write for example 200-399 or 200,301");
            }
        }

        return null;
    }

    private static bool TryCode(string text, out int code) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out code) && text.Length == 3 && code is >= 200 and <= 499;
}
