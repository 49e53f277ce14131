using System.Net;
using Cyclops.Simulation.Faults;

namespace Cyclops.Simulation.World;

/// <summary>The way to Sentry and back, and what may go wrong on it.</summary>
/// <param name="life">Who asks; null: somebody at a terminal, who is answered at once and rightly.</param>
internal sealed class SentryTransport(SimulatedWorld world, Life? life) : HttpMessageHandler
{
    /// <summary>Longer than anybody waits.</summary>
    private static readonly TimeSpan NoAnswer = TimeSpan.FromMinutes(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (life is null)
        {
            return await world.Sentry.AnswerAsync(request, cancellationToken).ConfigureAwait(false);
        }

        await life.TravelAsync(world.Latency(), cancellationToken).ConfigureAwait(false);
        var strike = world.Reach(life, Edge.Sentry, $"sentry:{request.Method.Method}", isMutating: request.Method != HttpMethod.Get);
        await life.TravelAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        if (strike?.Kind == StrikeKind.Hangs)
        {
            await life.TravelAsync(NoAnswer, cancellationToken).ConfigureAwait(false);
        }

        var answer = strike?.Kind switch
        {
            StrikeKind.ErrorWithoutEffect => new(HttpStatusCode.InternalServerError),
            StrikeKind.Throttled => new(HttpStatusCode.TooManyRequests),
            StrikeKind.Denied => new(HttpStatusCode.Forbidden),
            StrikeKind.Hangs => throw new HttpRequestException("no answer"),
            _ => await AnswerAsync(request, cancellationToken).ConfigureAwait(false),
        };
        if (strike?.Kind == StrikeKind.CrashAfterEffect)
        {
            life.Kill();
        }

        await life.TravelAsync(world.Latency(), cancellationToken).ConfigureAwait(false);
        return strike?.Kind switch
        {
            StrikeKind.AnswerLost => throw new HttpRequestException("the answer was lost"),
            StrikeKind.ErrorWithEffect => new(HttpStatusCode.BadGateway),
            _ => answer,
        };
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var before = world.View;
        var answer = await world.Sentry.AnswerAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Method != HttpMethod.Get)
        {
            world.Oracles.Reported($"{request.Method} {request.RequestUri!.AbsolutePath}", before, world.View);
        }

        return answer;
    }
}
