using System.Net;
using System.Net.Http.Headers;

namespace Cyclops.Http;

/// <summary>A whole response.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Headers">Its headers but those of the content.</param>
/// <param name="MediaType">Type of its content; null: none is given.</param>
/// <param name="Content">Read only where the status is 200 or 201, or the call takes errors.</param>
/// <param name="IsRedirected">Another address gave it than the one that was asked.</param>
public sealed record HttpAnswer(HttpStatusCode Status, HttpResponseHeaders Headers, string? MediaType, ReadOnlyMemory<byte> Content, bool IsRedirected);
