using System.Net;

namespace Cyclops.Http;

/// <summary>
/// What is said when a server could not be asked, or its answer cannot be used. Nothing of what a server wrote is repeated but statuses
/// and hosts: it may have repeated a secret.
/// </summary>
/// <param name="peer">Who is asked.</param>
public sealed class HttpFaults(HttpPeer peer)
{
    /// <summary>No answer at all; transient.</summary>
    public const string UnreachableCode = "Unreachable";

    /// <summary>HTTP 429; transient.</summary>
    public const string TooManyRequestsCode = "TooManyRequests";

    /// <summary>HTTP 503; transient.</summary>
    public const string UnavailableCode = "Unavailable";

    /// <summary>The answer cannot be used.</summary>
    /// <param name="call">What was asked.</param>
    /// <param name="why">Goes on after a colon.</param>
    /// <param name="inner">What told so; null: we saw it.</param>
    public CloudFault Unusable(HttpCall call, string why, Exception? inner = null) => new(
        "InvalidResponse",
        $"{call.Subject}: the answer of {call.Address.Authority} cannot be used: {why}; {peer.NotKnown}. Check {peer.WhenUnusable}",
        isTransient: false,
        inner);

    internal CloudFault Unreachable(HttpCall call, int attempts, Exception why) => new(
        UnreachableCode,
        $"{call.Subject}: {call.Address.Authority} could not be reached in {attempts} attempt{(attempts == 1 ? "" : "s")} ({Reason(call, why)}); {peer.NotKnown}. It is tried again; check {peer.WhenUnreachable} if this stays",
        isTransient: true,
        why);

    internal CloudFault Busy(HttpCall call, HttpStatusCode status, int attempts, TimeSpan? retryAfter)
    {
        var isLimit = status == HttpStatusCode.TooManyRequests;
        return new(
            isLimit ? TooManyRequestsCode : status == HttpStatusCode.ServiceUnavailable ? UnavailableCode : "ServerError",
            $"{call.Subject}: {call.Address.Authority} answered HTTP {(int)status} ({attempts} of {attempts} attempts){(retryAfter is { } wait ? $" and wants to be left alone for {wait.TotalSeconds:0} s" : "")}; {peer.NotKnown}. It is tried again{(isLimit && peer.WhenLimited is { } help ? $"; {help}" : "")}",
            isTransient: true);
    }

    private static string Reason(HttpCall call, Exception why) => why switch
    {
        OperationCanceledException => $"no answer within {call.Timeout.TotalSeconds:0} s",
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } => error.ToString(),
        _ => why.GetType().Name,
    };
}
