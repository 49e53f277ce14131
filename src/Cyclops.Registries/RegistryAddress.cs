using Cyclops.Http;

namespace Cyclops.Registries;

/// <summary>Where registries are.</summary>
internal static class RegistryAddress
{
    /// <summary>An address of the image's repository: https, but http for a registry on this machine.</summary>
    public static Uri Of(ImageReference image, string path) =>
        new($"{(Addresses.IsLoopback(image.Registry.Split(':')[0]) ? Uri.UriSchemeHttp : Uri.UriSchemeHttps)}://{image.Registry}/v2/{image.Repository}/{path}");
}
