using System.Net;
using System.Text;
using Cyclops.Controller.Sources;
using Cyclops.Simulation.Faults;

namespace Cyclops.Simulation.World;

/// <summary>The way from one life of the controller to the cloud and back: no socket, no other thread, virtual latency.</summary>
internal sealed class CloudTransport(SimulatedWorld world, Life life) : DelegatingHandler(world.Cloud.CreateHandler())
{
    /// <summary>When the client gives a request up; it would wait by the system clock.</summary>
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);

    private readonly OldAnswers _old = new();

    /// <remarks>
    /// The SDK goes on wherever an answer completes; ours complete by a timer of the one thread, outside of every
    /// synchronization context, so that it goes on right there.
    /// </remarks>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (head, isSourceWell) = (world.Oracles.Head, life.Source.IsWell);
        await life.TravelAsync(world.Latency(), cancellationToken).ConfigureAwait(false);
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var (answer, failure) = await ServeAsync(request, body, head, isSourceWell, cancellationToken).ConfigureAwait(false);
        await life.TravelAsync(world.Latency(), cancellationToken).ConfigureAwait(false);
        return failure is null ? answer! : throw failure;
    }

    private async Task<(HttpResponseMessage? Answer, HttpRequestException? Failure)> ServeAsync(
        HttpRequestMessage request,
        byte[] body,
        AcceptedHead? head,
        bool isSourceWell,
        CancellationToken cancellationToken)
    {
        // The SDK numbers its attempts: amz-sdk-request: attempt=2; max=3.
        var isAgain = request.Headers.NonValidated.TryGetValues("amz-sdk-request", out var attempts) && !attempts.ToString().StartsWith("attempt=1", StringComparison.Ordinal);
        world.Begin(life, head, isSourceWell);
        HttpResponseMessage? answer = null;
        HttpRequestException? failure = null;
        try
        {
            answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException dropped)
        {
            failure = dropped;
        }

        var call = world.End(life, answer is null ? 0 : (int)answer.StatusCode);
        world.Oracles.Sent(call.Site.Operation, $"{request.RequestUri}\n{Encoding.UTF8.GetString(body)}");
        if (isAgain)
        {
            world.Echoed(call.Site, "is sent again");
        }

        if (call.Strike?.Kind == StrikeKind.Hangs)
        {
            await life.TravelAsync(RequestTimeout, cancellationToken).ConfigureAwait(false);
            world.Echoed(call.Site, "is given up");
            failure = new HttpRequestException("no answer came in time", new TimeoutException());
        }

        if (answer is { StatusCode: HttpStatusCode.OK } && world.KeepsOldAnswers)
        {
            answer = await _old.ExchangeAsync(call, request, body, answer, world.Clock.Elapsed).ConfigureAwait(false);
        }

        return (answer, failure);
    }
}
