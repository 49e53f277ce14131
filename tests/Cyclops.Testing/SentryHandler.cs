namespace Cyclops.Testing;

/// <summary>The way to a <see cref="StandInSentry"/>.</summary>
public sealed class SentryHandler(StandInSentry sentry) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => sentry.AnswerAsync(request, cancellationToken);
}
