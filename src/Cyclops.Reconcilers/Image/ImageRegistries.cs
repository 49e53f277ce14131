using System.Text.RegularExpressions;
using Cyclops.Model.Manifests;
using Cyclops.Registries;

namespace Cyclops.Reconcilers.Image;

/// <summary>
/// The registries that a process asks: one for all its environments, so that what was just answered is not asked again.
/// </summary>
public sealed partial class ImageRegistries : IDisposable
{
    /// <summary>How long a digest is taken for that of its tag, hence how late a moved tag is seen.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromMinutes(3);

    /// <summary>How long an image is taken for missing, and a registry for not answering.</summary>
    public static readonly TimeSpan KeepAbsent = TimeSpan.FromMinutes(1);

    private const string DockerHub = "docker.io";

    private readonly RegistryClient? _client;
    private readonly ResolvedTags? _tags;
    private readonly bool _onlyNamed;

    /// <param name="client">Who asks; disposed of with this.</param>
    /// <param name="time">The clock.</param>
    /// <param name="onlyNamed">Whether only registries that the platform names are asked, as is fit for a machine without a network. Default: all are.</param>
    public ImageRegistries(RegistryClient client, TimeProvider time, bool onlyNamed = false)
    {
        _client = client;
        _tags = new(client, time, Keep, KeepAbsent);
        _onlyNamed = onlyNamed;
    }

    private ImageRegistries()
    {
    }

    /// <summary>None is ever asked: images stay as manifests write them.</summary>
    public static ImageRegistries None { get; } = new();

    /// <summary>The secret that an image is pulled with.</summary>
    /// <returns>Its name or ARN; null: the platform names none.</returns>
    public static string? SecretOf(PlatformManifest platform, string image) =>
        ImageReference.TryParse(image) is { } reference ? Named(platform, reference)?.Secret : null;

    /// <summary>What is to be looked up for an image. Pure.</summary>
    /// <returns>Null: nothing, as it has its digest already, or its registry is not to be asked.</returns>
    public ImageSpec? Find(PlatformManifest platform, string image)
    {
        if (_tags is null || ImageReference.TryParse(image) is not { Digest: null } reference)
        {
            return null;
        }

        var named = Named(platform, reference);
        var isAsked = named?.Resolve ?? ((named is not null || !_onlyNamed) && !AmazonEcr().IsMatch(reference.Registry));
        var host = reference.Registry == ImageReference.DockerHub ? DockerHub : reference.Registry;
        return isAsked ? new(image, host, named?.Secret) : null;
    }

    /// <inheritdoc cref="ResolvedTags.ResolveAsync"/>
    internal Task<Resolution> ResolveAsync(ImageSpec spec, RegistryCredentials? credentials, CancellationToken cancellationToken) =>
        _tags!.ResolveAsync(ImageReference.Parse(spec.Image), credentials, cancellationToken);

    public void Dispose() => _client?.Dispose();

    private static RegistrySpec? Named(PlatformManifest platform, ImageReference image) =>
        platform.Registries.FirstOrDefault(r => ImageReference.RegistryOf(r.Key) == image.Registry).Value;

    // Source: Amazon ECR User Guide, "Amazon ECR private registries". Its passwords are tokens of twelve hours, which no secret keeps.
    [GeneratedRegex(@"\A[0-9]{12}\.dkr[.-]ecr(-fips)?\.", RegexOptions.CultureInvariant)]
    private static partial Regex AmazonEcr();
}
