namespace Cyclops.Aws.Ecs;

/// <summary>
/// Images with a tag and a digest, <c>web:1@sha256:…</c>. ECS takes one of the two (Amazon ECS API Reference, ContainerDefinition):
/// it gets the digest, and the tag is in a label for people to see.
/// </summary>
internal static class EcsImage
{
    /// <summary>Docker label of a container: its image with the tag.</summary>
    public const string Label = "cyclops.image";

    /// <summary>As ECS takes it.</summary>
    public static string Sent(string image) => Parts(image) is var (name, digest) ? $"{Untagged(name)}@{digest}" : image;

    /// <returns>Null when there are not both tag and digest.</returns>
    public static string? LabelOf(string image) => Parts(image) is var (name, _) && Untagged(name) != name ? name : null;

    /// <summary>What was sent.</summary>
    /// <param name="labels">Of the container; null: none.</param>
    public static string Read(string image, IReadOnlyDictionary<string, string>? labels) =>
        Parts(image) is var (name, digest) && labels is not null && labels.TryGetValue(Label, out var tagged) && Untagged(tagged) == name
            ? $"{tagged}@{digest}"
            : image;

    private static (string Name, string Digest)? Parts(string image) => image.Split('@') is [var name, var digest] ? (name, digest) : null;

    /// <summary>A colon before the last slash is that of a port.</summary>
    private static string Untagged(string name)
    {
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name[..colon] : name;
    }
}
