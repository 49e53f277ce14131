using System.Net;
using System.Net.Http.Headers;

namespace Cyclops.Registries.Http;

/// <summary>A whole response.</summary>
/// <param name="MediaType">Type of its content; null: none is given.</param>
/// <param name="Content">Read only where the status is 200.</param>
/// <param name="IsRedirected">Another address gave it than the one that was asked.</param>
internal sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, string? MediaType, ReadOnlyMemory<byte> Content, bool IsRedirected)
{
    private const string DigestHeader = "Docker-Content-Digest";

    /// <summary>The digest that it claims; null: none, or not by SHA-256.</summary>
    public string? Digest => Headers.TryGetValues(DigestHeader, out var values) && values.ToArray() is [var digest] && ImageReference.IsDigest(digest) ? digest : null;
}
