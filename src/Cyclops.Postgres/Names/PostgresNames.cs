using System.Security.Cryptography;
using System.Text;

namespace Cyclops.Postgres.Names;

/// <summary>Names of databases and roles, derived from what they are for: no two identities share one.</summary>
public static class PostgresNames
{
    /// <summary>Hexadecimal digits of the hash in a name: 40 bits.</summary>
    public const int HashLength = 10;

    /// <summary>The longest suffix of a role: <c>_ro_a</c>.</summary>
    private const int SuffixLength = 5;

    /// <summary>Beginnings that PostgreSQL (<c>pg_</c>) and RDS (<c>rds</c>) keep for roles of their own.</summary>
    private static readonly string[] Reserved = ["pg_", "rds"];

    /// <summary>
    /// Name of an app's database, and of the role that owns it: <c>tel_aviv_main_4f2a91bc07</c>. At most 58 bytes, so that the
    /// suffixes of login roles fit.
    /// </summary>
    /// <exception cref="ArgumentException">A part is not of a-z, 0-9 and inner hyphens with a letter first.</exception>
    public static string Database(string platform, string environment, string app, string name)
    {
        foreach (var part in new[] { platform, environment, app, name })
        {
            if (!PostgresComment.IsName(part))
            {
                throw new ArgumentException($"\"{part}\" is not a name of a-z, 0-9 and inner hyphens with a letter first", nameof(name));
            }
        }

        var readable = $"{app}_{name}".Replace('-', '_');
        if (Reserved.Any(start => readable.StartsWith(start, StringComparison.Ordinal)))
        {
            readable = $"app_{readable}";
        }

        var room = SqlText.IdentifierBytes - SuffixLength - HashLength - 1;
        var slug = readable.Length <= room ? readable : readable[..room].TrimEnd('_');
        return $"{slug}_{Hash(platform, environment, app, name)}";
    }

    /// <summary>The role that owns the database and everything in it. No one logs in as it.</summary>
    public static string Owner(string database) => database;

    /// <summary>A role that the app logs in as: there are two, so that its password can change while both work.</summary>
    /// <param name="slot">Which of both: <c>a</c> or <c>b</c>.</param>
    public static string Login(string database, char slot) => $"{database}_{Slot(slot)}";

    /// <summary>A role that only reads.</summary>
    /// <param name="slot">Which of both: <c>a</c> or <c>b</c>.</param>
    public static string Reader(string database, char slot) => $"{database}_ro_{Slot(slot)}";

    private static char Slot(char slot) =>
        slot is 'a' or 'b' ? slot : throw new ArgumentOutOfRangeException(nameof(slot), slot, "a slot is a or b");

    private static string Hash(params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Length).Append(':').Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..HashLength];
    }
}
