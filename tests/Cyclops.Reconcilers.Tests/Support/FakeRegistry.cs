using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Cyclops.Reconcilers.Tests.Support;

/// <summary>Registries that answer at once: their images by name and tag.</summary>
internal sealed class FakeRegistry : HttpMessageHandler
{
    /// <summary>Digests by host, name and tag: <c>ghcr.io/acme/web:1</c>.</summary>
    public Dictionary<string, string> Images { get; } = new(StringComparer.Ordinal);

    /// <summary>User and password that it wants to see, separated by a colon; null: it shows everything to everybody.</summary>
    public string? Wants { get; set; }

    /// <summary>What it was asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>A digest of one digit.</summary>
    public static string Digest(char digit) => $"sha256:{new string(digit, 64)}";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath.Split('/');
        var image = $"{request.RequestUri.Host}/{string.Join('/', path[2..^2])}:{path[^1]}";
        Asked.Add(image);
        if (Wants is { } wants && request.Headers.Authorization?.Parameter != Convert.ToBase64String(Encoding.UTF8.GetBytes(wants)))
        {
            var refusal = new HttpResponseMessage(HttpStatusCode.Unauthorized);
            refusal.Headers.WwwAuthenticate.Add(new("Basic", "realm=\"fake\""));
            return Task.FromResult(refusal);
        }

        if (!Images.TryGetValue(image, out var digest))
        {
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
        }

        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([]) };
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.oci.image.index.v1+json");
        answer.Headers.Add("Docker-Content-Digest", digest);
        return Task.FromResult(answer);
    }
}
