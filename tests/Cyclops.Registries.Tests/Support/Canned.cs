using System.Security.Cryptography;
using System.Text;

namespace Cyclops.Registries.Tests.Support;

/// <summary>An answer that a test has made up.</summary>
internal sealed record Canned(int Status, byte[] Content, params (string Name, string Value)[] Headers)
{
    public const string ManifestType = "application/vnd.oci.image.manifest.v1+json";
    public const string ManifestText = """{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{},"layers":[]}""";

    /// <summary>That of <see cref="ManifestText"/>.</summary>
    public static string ManifestDigest { get; } = DigestOf(ManifestText);

    public static Canned Empty(int status, params (string Name, string Value)[] headers) => new(status, [], headers);

    public static Canned Text(string text, params (string Name, string Value)[] headers) => new(200, Encoding.UTF8.GetBytes(text), headers);

    /// <summary>What a HEAD of a manifest finds.</summary>
    public static Canned Found(string? digest = null) => Empty(200, ("Content-Type", ManifestType), ("Docker-Content-Digest", digest ?? ManifestDigest));

    public static Canned WantsToken(string realm, string scope = "repository:acme/web:pull") =>
        Empty(401, ("WWW-Authenticate", $"Bearer realm=\"{realm}\",service=\"registry.example\",scope=\"{scope}\""));

    public static string DigestOf(string text) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
