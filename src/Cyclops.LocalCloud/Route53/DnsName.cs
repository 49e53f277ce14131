using System.Text;

namespace Cyclops.LocalCloud.Route53;

/// <summary>Names as Route 53 stores them: lower case, absolute (final dot), everything but letters, digits, '-', '_' and '.' as an octal escape.</summary>
internal static class DnsName
{
    /// <summary>The stored form of a name, e.g. <c>*.Example.com</c> becomes <c>\052.example.com.</c>.</summary>
    public static string Normalise(string name)
    {
        var stored = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (c == '\\' && i + 3 < name.Length && int.TryParse(name.AsSpan(i + 1, 3), out _))
            {
                stored.Append(name, i, 4);
                i += 3;
            }
            else if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            {
                stored.Append(char.ToLowerInvariant(c));
            }
            else
            {
                foreach (var b in Encoding.UTF8.GetBytes([c]))
                {
                    stored.Append('\\').Append(Convert.ToString(b, 8).PadLeft(3, '0'));
                }
            }
        }

        return stored.Length > 0 && stored[^1] == '.' ? stored.ToString() : stored.Append('.').ToString();
    }

    /// <summary>The order of lists: labels reversed, compared as text with the final dot (so '-' sorts before a deeper label).</summary>
    public static string SortKey(string normalised) =>
        string.Join('.', normalised.TrimEnd('.').Split('.').Reverse()) + ".";

    /// <summary>Whether the name is the zone itself or lies below it, by whole labels.</summary>
    public static bool IsWithin(string normalised, string zone) =>
        normalised == zone || normalised.EndsWith("." + zone, StringComparison.Ordinal);

    /// <summary>At most 255 bytes, labels of 1 to 63, <c>*</c> only as a whole leftmost label or as a literal.</summary>
    public static bool IsValid(string normalised) =>
        normalised.Length is > 1 and <= 255
        && normalised[..^1].Split('.').All(label => label.Length is >= 1 and <= 63);

    /// <summary>Whether a host (as a browser sends it) is covered by a stored name; <c>\052.</c> covers one or more labels.</summary>
    public static bool Covers(string stored, string host) =>
        stored == host
        || (stored.StartsWith(@"\052.", StringComparison.Ordinal) && host.EndsWith(stored[4..], StringComparison.Ordinal));
}
