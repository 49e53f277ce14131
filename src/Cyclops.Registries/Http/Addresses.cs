using System.Net;

namespace Cyclops.Registries.Http;

/// <summary>Where registries are, and where they may send us.</summary>
internal static class Addresses
{
    /// <summary>An address of the image's repository: https, but http for a registry on this machine.</summary>
    public static Uri Of(ImageReference image, string path) =>
        new($"{(IsLoopback(image.Registry.Split(':')[0]) ? Uri.UriSchemeHttp : Uri.UriSchemeHttps)}://{image.Registry}/v2/{image.Repository}/{path}");

    /// <summary>Whether a registry may send us there: nothing goes unencrypted but within this machine, and only a registry on it sends us to it.</summary>
    public static bool IsTrusted(Uri target, Uri registry) => IsLoopback(target.IdnHost)
        ? IsLoopback(registry.IdnHost) && (target.Scheme == Uri.UriSchemeHttp || target.Scheme == Uri.UriSchemeHttps)
        : target.Scheme == Uri.UriSchemeHttps;

    /// <summary>Whether it is this machine.</summary>
    public static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
