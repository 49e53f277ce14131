using System.Security.Cryptography;
using System.Text;

namespace Cyclops.Git.Reading;

/// <summary>Git's object names, computed: what proves that bytes are the ones asked for.</summary>
internal static class ObjectName
{
    /// <summary>The name of a blob with this content.</summary>
    /// <param name="isSha256">Whether the repository names its objects by SHA-256 (64 digits).</param>
    public static string OfBlob(ReadOnlySpan<byte> content, bool isSha256) => Of("blob", content, isSha256);

    public static string Of(string type, ReadOnlySpan<byte> content, bool isSha256)
    {
        using var hash = IncrementalHash.CreateHash(isSha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes($"{type} {content.Length}\0"));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
