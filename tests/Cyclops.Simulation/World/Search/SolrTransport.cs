using System.Net;
using System.Text;
using System.Web;
using Cyclops.Simulation.Faults;

namespace Cyclops.Simulation.World.Search;

/// <summary>The way to the Solr servers and back, and what may go wrong on it.</summary>
/// <param name="life">Who asks; null: somebody at a terminal, who is answered at once and rightly.</param>
internal sealed class SolrTransport(SimulatedWorld world, Life? life) : HttpMessageHandler
{
    /// <summary>Longer than anybody waits.</summary>
    private static readonly TimeSpan NoAnswer = TimeSpan.FromMinutes(2);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (life is null)
        {
            return Serve(request.RequestUri!);
        }

        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        var operation = query["action"] ?? query["command"] ?? "";
        var isMutating = operation is not ("STATUS" or "details");
        await life.TravelAsync(world.Latency(), cancellationToken).ConfigureAwait(false);
        var strike = world.Reach(life, Edge.Solr, $"solr:{operation}", isMutating);
        await life.TravelAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        if (strike?.Kind == StrikeKind.Hangs)
        {
            await life.TravelAsync(NoAnswer, cancellationToken).ConfigureAwait(false);
        }

        var answer = strike?.Kind switch
        {
            StrikeKind.ErrorWithoutEffect => new(HttpStatusCode.ServiceUnavailable),
            StrikeKind.Denied => new(HttpStatusCode.Unauthorized),
            StrikeKind.EmptyBody => new(HttpStatusCode.OK),
            _ => Serve(request.RequestUri!),
        };
        if (strike?.Kind == StrikeKind.CrashAfterEffect)
        {
            life.Kill();
        }

        await life.TravelAsync(world.Latency(), cancellationToken).ConfigureAwait(false);
        return strike?.Kind == StrikeKind.AnswerLost ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "the answer is lost") : answer;
    }

    private HttpResponseMessage Serve(Uri address)
    {
        var server = world.Searches.At(address);
        var (version, before) = (server.Version, SearchServers.ThingsOf(server).ToList());
        var (status, body) = server.Answer(address);
        if (server.Version != version)
        {
            world.Oracles.Searched(new(before, [.. SearchServers.ThingsOf(server)], server.IsBackedUp));
        }

        return new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
