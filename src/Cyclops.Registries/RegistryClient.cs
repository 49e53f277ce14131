using System.Net;
using System.Security.Cryptography;
using Cyclops.Http;
using Cyclops.Registries.Authorization;
using Cyclops.Registries.Contents;

namespace Cyclops.Registries;

/// <summary>
/// Asks a registry which digest a tag stands for. Source: OCI Distribution Specification 1.1, which Docker's Registry HTTP API V2 is
/// the base of. Each lookup asks anew: <see cref="ResolvedTags"/> remembers.
/// </summary>
public sealed class RegistryClient : IDisposable
{
    private const int MaxTags = 100;

    private readonly HttpFaults _faults = new(RegistryFaults.Peer);
    private readonly BoundedHttp _http;
    private readonly AuthorizedHttp _authorized;

    /// <param name="random">Spreads attempts that follow a failed one.</param>
    /// <param name="handler">How requests are sent, disposed of with this; it follows no redirect by itself. Null: over the network.</param>
    public RegistryClient(TimeProvider time, Random random, HttpMessageHandler? handler = null)
    {
        _http = new(handler ?? BoundedHttp.CreateHandler(), time, random, _faults);
        _authorized = new(_http, _faults, time);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Finds the digest; an image that has one is not looked up.</summary>
    /// <param name="credentials">Null: anonymous.</param>
    /// <exception cref="CloudFault">
    /// The registry could not be reached, or is busy after three attempts of ten seconds each (transient); it wants other credentials, or
    /// answers nonsense (not transient). Never that there is no such image.
    /// </exception>
    public async Task<Resolution> ResolveAsync(ImageReference image, RegistryCredentials? credentials, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Digest is { } pinned)
        {
            return new Resolution.Resolved(pinned, MediaType: null, Platforms: null);
        }

        // Docker Hub counts a GET of a manifest as a pull, of which it allows so many in six hours; a HEAD it does not.
        var answer = await AskAsync(image, HttpMethod.Head, credentials, cancellationToken);
        if (answer.Status == HttpStatusCode.OK && ClaimedDigest.Of(answer) is { } digest && Manifest.Types.Contains(answer.MediaType))
        {
            return new Resolution.Resolved(digest, answer.MediaType, Platforms: null);
        }

        if (answer.Status is HttpStatusCode.OK or HttpStatusCode.MethodNotAllowed)
        {
            answer = await AskAsync(image, HttpMethod.Get, credentials, cancellationToken);
        }

        return answer.Status switch
        {
            HttpStatusCode.OK => Read(image, answer),
            HttpStatusCode.NotFound => await NotFoundAsync(image, credentials, cancellationToken),
            _ => throw RegistryFaults.Refused(image, answer.Status, credentials),
        };
    }

    private Task<HttpAnswer> AskAsync(ImageReference image, HttpMethod method, RegistryCredentials? credentials, CancellationToken cancellationToken) =>
        _authorized.SendAsync(ManifestCall(image, method), image, credentials, cancellationToken);

    private static HttpCall ManifestCall(ImageReference image, HttpMethod method) =>
        new(method, RegistryAddress.Of(image, $"manifests/{image.Tag}"), $"image {image}") { Accept = Manifest.Types };

    private Resolution.Resolved Read(ImageReference image, HttpAnswer answer)
    {
        var call = ManifestCall(image, HttpMethod.Get);
        var manifest = Manifest.Read(answer.Content, answer.MediaType)
            ?? throw _faults.Unusable(call, "it is no manifest of a type in use; an image of the old type must be pushed anew");
        var digest = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(answer.Content.Span))}";
        var claimed = ClaimedDigest.Of(answer);
        return claimed is null || claimed == digest
            ? new Resolution.Resolved(digest, manifest.MediaType, manifest.Platforms)
            : throw _faults.Unusable(call, $"its digest is {digest}, and it says {claimed}");
    }

    private async Task<Resolution> NotFoundAsync(ImageReference image, RegistryCredentials? credentials, CancellationToken cancellationToken)
    {
        var tags = await TagsAsync(image, credentials, cancellationToken);
        EquatableList<string> nearest = tags is null ? [] : TagList.Nearest(image.Tag!, tags);
        var message = (tags, credentials) switch
        {
            ({ Count: 0 }, _) => $"image {image} is not in {image.Registry}: push it; its repository has no tags",
            ({ Count: < MaxTags }, _) => $"image {image} is not in {image.Registry}: push it, or correct the tag; the nearest of its tags there: {string.Join(", ", nearest)}",
            ({ }, _) => $"image {image} is not in {image.Registry}: push it, or correct the tag; the nearest of the tags that were read: {string.Join(", ", nearest)}",
            (null, null) => $"image {image} is not in {image.Registry}, or it is private and no credentials were given: push it, correct the name, or give user and password of the registry",
            (null, _) => $"image {image} is not in {image.Registry}, or user {credentials.User} may not see it: push it, or correct the name",
        };
        return new Resolution.NotFound(message, nearest);
    }

    /// <returns>Null: they are not told, which takes nothing from the answer that the image is not there.</returns>
    private async Task<IReadOnlyList<string>?> TagsAsync(ImageReference image, RegistryCredentials? credentials, CancellationToken cancellationToken)
    {
        var call = new HttpCall(HttpMethod.Get, RegistryAddress.Of(image, $"tags/list?n={MaxTags}"), $"image {image}") { Attempts = 1 };
        try
        {
            var answer = await _authorized.SendAsync(call, image, credentials, cancellationToken);
            return answer.Status == HttpStatusCode.OK ? TagList.Read(answer.Content) : null;
        }
        catch (CloudFault)
        {
            return null;
        }
    }
}
