using System.Globalization;
using System.Text.RegularExpressions;

namespace Cyclops.Registries;

/// <summary>An image as a container names it, in its parts. Those that name the same image are equal.</summary>
public sealed partial record ImageReference
{
    /// <summary>Where images are whose name has no registry in front.</summary>
    public const string DockerHub = "registry-1.docker.io";

    private const int MaxLength = 512;
    private const string DockerLibrary = "library/";
    private const string DefaultTag = "latest";

    private static readonly string[] DockerHubNames = ["docker.io", "index.docker.io", DockerHub];

    private ImageReference(string registry, string repository, string? tag, string? digest) =>
        (Registry, Repository, Tag, Digest) = (registry, repository, tag, digest);

    /// <summary>Host of the registry in lower case, with the port if one is written: <c>localhost:5000</c>.</summary>
    public string Registry { get; }

    /// <summary>The name within the registry: <c>library/web</c>.</summary>
    public string Repository { get; }

    /// <summary><c>latest</c> where nothing is written; null only where the digest alone says which one it is.</summary>
    public string? Tag { get; }

    /// <summary><c>sha256:</c> and 64 hexadecimal digits; null: the tag says which one it is.</summary>
    public string? Digest { get; }

    /// <summary>Reads <c>web:1</c>, <c>ghcr.io/acme/web:2@sha256:...</c>, <c>localhost:5000/a/b</c>.</summary>
    /// <exception cref="ArgumentException">It is no image reference, or its registry is no host; the message says which.</exception>
    public static ImageReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text, out var problem) ?? throw new ArgumentException($"No image reference: {problem}.", nameof(text));
    }

    /// <summary>As <see cref="Parse"/>; null where that throws.</summary>
    public static ImageReference? TryParse(string text) => Read(text, out _);

    /// <summary>What <see cref="Registry"/> is of images with this host in front: Docker Hub has several names.</summary>
    public static string RegistryOf(string host)
    {
        var registry = host.ToLowerInvariant();
        return DockerHubNames.Contains(registry) ? DockerHub : registry;
    }

    private static ImageReference? Read(string text, out string problem)
    {
        problem = "";
        var match = text.Length <= MaxLength ? Grammar().Match(text) : Match.Empty;
        if (!match.Success)
        {
            problem = "write name:tag or name@sha256:…, the name in lower case";
            return null;
        }

        var (host, name) = (match.Groups["host"].Value, match.Groups["name"].Value);
        if (host.Length > 0 && !IsHost(host))
        {
            (host, name) = ("", $"{host}/{name}");
        }

        if (!Name().IsMatch(name) || (host.Length > 0 && !CanBeReached(host)))
        {
            problem = host.Length > 0 ? $"{host} is no host" : $"{name} is no name of a repository";
            return null;
        }

        var registry = host.Length == 0 ? DockerHub : RegistryOf(host);
        if (registry == DockerHub && !name.Contains('/'))
        {
            name = DockerLibrary + name;
        }

        var digest = match.Groups["digest"] is { Success: true } sha ? sha.Value : null;
        return new(registry, name, match.Groups["tag"] is { Success: true } tag ? tag.Value : digest is null ? DefaultTag : null, digest);
    }

    /// <summary>The same image by its digest alone, which never means another one.</summary>
    /// <param name="digest"><c>sha256:</c> and 64 hexadecimal digits.</param>
    public ImageReference PinnedTo(string digest) => Sha256().IsMatch(digest)
        ? new(Registry, Repository, tag: null, digest)
        : throw new ArgumentException("No SHA-256 digest.", nameof(digest));

    /// <summary>As people write it: without the registry, and without <c>library/</c>, where that is Docker Hub.</summary>
    public override string ToString()
    {
        var name = Registry != DockerHub ? $"{Registry}/{Repository}"
            : Repository.StartsWith(DockerLibrary, StringComparison.Ordinal) ? Repository[DockerLibrary.Length..]
            : Repository;
        return $"{name}{(Tag is null ? "" : $":{Tag}")}{(Digest is null ? "" : $"@{Digest}")}";
    }

    internal static bool IsDigest(string text) => Sha256().IsMatch(text);

    internal static bool IsTag(string text) => TagGrammar().IsMatch(text);

    /// <summary>Docker's rule: what comes before the first slash is a host if no repository could be named so.</summary>
    private static bool IsHost(string text) => text == "localhost" || text.AsSpan().ContainsAny('.', ':') || text.Any(char.IsAsciiLetterUpper);

    private static bool CanBeReached(string host)
    {
        var parts = host.Split(':');
        return Uri.CheckHostName(parts[0]) is UriHostNameType.Dns or UriHostNameType.IPv4
            && (parts.Length == 1 || int.Parse(parts[1], CultureInfo.InvariantCulture) is > 0 and <= ushort.MaxValue);
    }

    // As lax as the manifests' reader: a registry knows best which names it takes.
    [GeneratedRegex(@"\A((?<host>[a-zA-Z0-9.-]+(:[0-9]{1,5})?)/)?(?<name>[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)(:(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(@(?<digest>sha256:[0-9a-f]{64}))?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();

    [GeneratedRegex(@"\A[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TagGrammar();

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256();
}
