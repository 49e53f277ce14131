using System.Net;
using Cyclops.Http;

namespace Cyclops.Registries;

/// <summary>
/// What is said when a registry could not be asked, or does not answer the question. Nothing of what a server wrote is repeated but
/// statuses and hosts: it may have repeated a secret.
/// </summary>
internal static class RegistryFaults
{
    private const string NotKnown = "whether the image is there is not known";

    /// <summary>Registries, as all messages speak of them.</summary>
    public static HttpPeer Peer { get; } = new(
        NotKnown,
        "the registry's name, the network and the registry",
        "that it is a registry's address",
        "credentials of a registry's user have a higher limit");

    /// <summary>Another lookup has just found the registry so, and this one was not begun.</summary>
    public static CloudFault NotAsked(ImageReference image, CloudFault before) => new(
        before.Code, $"image {image}: {image.Registry} was not asked, as it did not answer another question a moment ago; {NotKnown}. It is tried again ({before.Message})", before.IsTransient);

    public static CloudFault Refused(ImageReference image, HttpStatusCode status, RegistryCredentials? credentials) => (status, credentials) switch
    {
        (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, null) => new(
            "Unauthorized",
            $"image {image}: {image.Registry} does not show it (HTTP {(int)status}): there is no such repository, or it is private and no credentials were given. Correct the name, or give user and password of the registry",
            isTransient: false),
        (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, { User: var user }) => new(
            "AccessDenied",
            $"image {image}: {image.Registry} does not show it to user {user} (HTTP {(int)status}): the password is wrong or has expired, the user may not pull it, or there is no such repository. Correct the credentials or the name",
            isTransient: false),
        _ => new("UnexpectedStatus", $"image {image}: {image.Registry} answered HTTP {(int)status}; {NotKnown}. Check the image's name, and that this is a registry's address", isTransient: false),
    };
}
