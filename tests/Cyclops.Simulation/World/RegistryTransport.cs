using System.Net;
using System.Net.Http.Headers;
using Cyclops.Simulation.Faults;

namespace Cyclops.Simulation.World;

/// <summary>The way to the registry and back, and what may go wrong on it.</summary>
/// <param name="life">Who asks; null: somebody at a terminal, who is answered at once and rightly.</param>
internal sealed class RegistryTransport(SimulatedWorld world, Life? life) : HttpMessageHandler
{
    /// <summary>Longer than anybody waits.</summary>
    private static readonly TimeSpan NoAnswer = TimeSpan.FromMinutes(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (life is null)
        {
            return world.Registry.IsDown ? new(HttpStatusCode.Forbidden) : Answer(request);
        }

        await life.TravelAsync(world.Latency(), cancellationToken).ConfigureAwait(false);
        var strike = world.Reach(life, Edge.Registry, "registry:Get", isMutating: false);
        await life.TravelAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        if (strike?.Kind == StrikeKind.Hangs)
        {
            await life.TravelAsync(NoAnswer, cancellationToken).ConfigureAwait(false);
        }

        var answer = world.Registry.IsDown ? throw new HttpRequestException("the registry is down") : strike?.Kind switch
        {
            StrikeKind.ErrorWithoutEffect => new(HttpStatusCode.InternalServerError),
            StrikeKind.Throttled => new(HttpStatusCode.TooManyRequests),
            StrikeKind.Denied => new(HttpStatusCode.Forbidden),
            StrikeKind.NoItems => new(HttpStatusCode.NotFound),
            _ => Answer(request),
        };
        await life.TravelAsync(world.Latency(), cancellationToken).ConfigureAwait(false);
        return answer;
    }

    /// <summary>As the OCI Distribution Specification has it; tags are not listed, as some registries do not.</summary>
    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var digest = request.RequestUri!.AbsolutePath.Split('/') is ["", "v2", var name, "manifests", var tag] ? world.Registry.DigestOf($"{name}:{tag}") : null;
        if (digest is null)
        {
            return new(HttpStatusCode.NotFound);
        }

        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([]) };
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.oci.image.index.v1+json");
        answer.Headers.Add("Docker-Content-Digest", digest);
        return answer;
    }
}
