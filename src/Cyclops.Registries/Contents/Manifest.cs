using System.Text.Json;

namespace Cyclops.Registries.Contents;

/// <summary>What a tag stands for: a manifest, or an index of them for several platforms.</summary>
/// <param name="MediaType">One of <see cref="Types"/>.</param>
/// <param name="Platforms">In order, as <c>linux/arm64</c>; null: it is of one platform, which only its configuration tells.</param>
internal sealed record Manifest(string MediaType, EquatableList<string>? Platforms)
{
    private const string OciIndex = "application/vnd.oci.image.index.v1+json";
    private const string OciManifest = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>What ECS can run. Sources: OCI Image Format Specification, "Media Types"; Distribution, "Image Manifest Version 2, Schema 2".</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        OciIndex,
        "application/vnd.docker.distribution.manifest.list.v2+json",
        OciManifest,
        "application/vnd.docker.distribution.manifest.v2+json",
    ];

    /// <summary>Null: it is neither a manifest nor an index, or one of a type that is not used any more.</summary>
    /// <param name="contentType">What the registry says that it is; the content itself knows better.</param>
    public static Manifest? Read(ReadOnlyMemory<byte> content, string? contentType)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("schemaVersion", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != 2)
            {
                return null;
            }

            var manifests = root.TryGetProperty("manifests", out var member) && member.ValueKind == JsonValueKind.Array ? member : (JsonElement?)null;

            // OCI Image Format Specification, "Image Manifest": mediaType may be missing.
            var type = Text(root, "mediaType") ?? (Types.Contains(contentType) ? contentType! : manifests is null ? OciManifest : OciIndex);
            return Types.Contains(type) && (manifests is not null || root.TryGetProperty("layers", out _))
                ? new(type, manifests is null ? null : [.. manifests.Value.EnumerateArray().Select(Platform).OfType<string>().Distinct().Order(StringComparer.Ordinal)])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null: it is for none, as the attestations that builders add.</summary>
    private static string? Platform(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty("platform", out var platform) || platform.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var parts = new[] { Text(platform, "os"), Text(platform, "architecture"), Text(platform, "variant") }.OfType<string>().ToArray();
        return parts.Length >= 2 && parts.All(part => part != "unknown" && part.Length is > 0 and <= 32 && part.All(c => char.IsAsciiLetterOrDigit(c) || c == '.'))
            ? string.Join('/', parts)
            : null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
