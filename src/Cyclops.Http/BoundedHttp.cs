using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Cyclops.Http;

/// <summary>Sends requests, bounded in time, size and number, and again where that may help.</summary>
/// <param name="handler">How requests are sent, disposed of with this; it follows no redirect by itself: <see cref="CreateHandler"/>.</param>
/// <param name="time">Ends requests, and waits between them.</param>
/// <param name="random">Spreads attempts that follow a failed one.</param>
/// <param name="faults">What is said where there is no answer.</param>
public sealed class BoundedHttp(HttpMessageHandler handler, TimeProvider time, Random random, HttpFaults faults) : IDisposable
{
    /// <summary>For one request with its answer, where the call does not say otherwise.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    private const int MaxRedirects = 3;
    private const int MaxHeadersKiB = 64;

    private static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client = new(handler) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    private readonly Lock _randomLock = new();

    /// <summary>A handler that adds nothing and follows nothing by itself, and inflates no content.</summary>
    public static HttpMessageHandler CreateHandler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        Proxy = new ProxyBeyondLoopback(HttpClient.DefaultProxy),
        ConnectTimeout = RequestTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = MaxHeadersKiB,
    };

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Asks, and asks again where the server cannot be reached or is busy.</summary>
    /// <param name="call">What is asked.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>An answer that neither 429 nor 5xx is; 500 where the call takes errors.</returns>
    /// <exception cref="CloudFault">None came, or what came cannot be used.</exception>
    public async Task<HttpAnswer> SendAsync(HttpCall call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan? wait = null;
            try
            {
                var answer = await FollowAsync(call, cancellationToken);
                if (answer.Status != HttpStatusCode.TooManyRequests && (int)answer.Status < (call.TakesErrors ? 501 : 500))
                {
                    return answer;
                }

                wait = RetryAfter(answer.Headers);
                if (attempt == call.Attempts || wait > LongestWait)
                {
                    throw faults.Busy(call, answer.Status, attempt, wait);
                }
            }
            catch (Exception fault) when (IsOfConnection(fault, cancellationToken))
            {
                if (fault is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded })
                {
                    throw faults.Unusable(call, "it is not HTTP, or too long", fault);
                }

                if (attempt == call.Attempts)
                {
                    throw faults.Unreachable(call, attempt, fault);
                }
            }

            await Task.Delay(wait ?? BackOff(attempt), time, cancellationToken);
        }
    }

    private static bool IsOfConnection(Exception fault, CancellationToken cancellationToken) =>
        fault is HttpRequestException or IOException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private async Task<HttpAnswer> FollowAsync(HttpCall call, CancellationToken cancellationToken)
    {
        var step = call;
        for (var redirects = 0; ; redirects++)
        {
            var answer = await ExchangeAsync(step, isRedirected: redirects > 0, cancellationToken);
            if (!call.FollowsRedirects || redirects == MaxRedirects || !IsRedirect(answer.Status) || answer.Headers.Location is not { } location)
            {
                return answer;
            }

            var target = new Uri(step.Address, location);
            if (!Addresses.IsTrusted(target, call.Address))
            {
                throw faults.Unusable(call, $"it sends us to {target.Scheme}://{target.IdnHost}, which is not safe");
            }

            // Whoever it is that we are sent to has no claim to the credentials of this one.
            step = new(call.Method, target, call.Subject) { Accept = call.Accept, MaxBytes = call.MaxBytes, Timeout = call.Timeout, TakesErrors = call.TakesErrors };
        }
    }

    private async Task<HttpAnswer> ExchangeAsync(HttpCall call, bool isRedirected, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(call.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        using var request = new HttpRequestMessage(call.Method, call.Address);
        request.Headers.Authorization = call.Authorization;
        request.Headers.UserAgent.Add(new("Cyclops", null));
        foreach (var type in call.Accept)
        {
            request.Headers.Accept.Add(new(type));
        }

        request.Content = call.Json is { } json ? new StringContent(json, Encoding.UTF8, "application/json") : null;
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        var content = (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created || call.TakesErrors) && call.Method != HttpMethod.Head
            ? await ReadAsync(call, response.Content, either.Token)
            : ReadOnlyMemory<byte>.Empty;
        return new(response.StatusCode, response.Headers, response.Content.Headers.ContentType?.MediaType, content, isRedirected);
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpCall call, HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentEncoding.Any(encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw faults.Unusable(call, "its content is compressed, which nobody asked for");
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (read.Length + count > call.MaxBytes)
            {
                throw faults.Unusable(call, $"it is longer than {call.MaxBytes / 1024} KiB");
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>What the server asks for (RFC 9110, section 10.2.3), never less than nothing; null: it does not say.</summary>
    private TimeSpan? RetryAfter(HttpResponseHeaders headers)
    {
        var wait = headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private TimeSpan BackOff(int attempt)
    {
        lock (_randomLock)
        {
            return FirstBackOff * Math.Pow(2, attempt - 1) * (0.5 + (random.NextDouble() / 2));
        }
    }
}
