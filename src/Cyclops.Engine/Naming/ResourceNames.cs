using System.Security.Cryptography;
using System.Text;

namespace Cyclops.Engine.Naming;

/// <summary>Names for AWS: a readable slug and a hash of the full identity, so that no two identities share a name.</summary>
public static class ResourceNames
{
    /// <summary>Hexadecimal digits of the hash in a name: 40 bits.</summary>
    public const int HashLength = 10;

    /// <summary>A name within a limit: <c>tel-aviv-4f2a91bc07</c>.</summary>
    /// <param name="limit">The service's limit in characters (32 for a target group).</param>
    /// <param name="readable">The part for people; cut where it does not fit.</param>
    /// <param name="identity">Everything that tells it from others, outermost first.</param>
    public static string Unique(int limit, string readable, params ReadOnlySpan<string> identity)
    {
        var room = limit - HashLength - 1;
        var slug = readable.Length <= room ? readable : readable[..room].TrimEnd('-');
        return $"{slug}-{Hash(HashLength, identity)}";
    }

    /// <summary>Lower-case hexadecimal digits of SHA-256 over parts that cannot run into each other.</summary>
    public static string Hash(int length, params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Length).Append(':').Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..length];
    }
}
