using System.Net.Http.Headers;

namespace Cyclops.Http;

/// <summary>One request. No record, which would print its authorization.</summary>
/// <param name="method">What is asked for.</param>
/// <param name="address">Of whom.</param>
/// <param name="subject">What it is for, as a message begins: <c>image acme/web:1</c>.</param>
public sealed class HttpCall(HttpMethod method, Uri address, string subject)
{
    /// <summary>What is asked for.</summary>
    public HttpMethod Method { get; } = method;

    /// <summary>Of whom.</summary>
    public Uri Address { get; } = address;

    /// <summary>What it is for.</summary>
    public string Subject { get; } = subject;

    /// <summary>Media types of an answer that can be used; none: any.</summary>
    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>Sent to <see cref="Address"/> alone; null: none.</summary>
    public AuthenticationHeaderValue? Authorization { get; init; }

    /// <summary>What is sent: a JSON document; null: nothing.</summary>
    public string? Json { get; init; }

    /// <summary>Most bytes that are read of the answer's content.</summary>
    public int MaxBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How often it is sent at most, where the server cannot be reached or is busy.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Whether a server may send us elsewhere, where that is safe.</summary>
    public bool FollowsRedirects { get; init; } = true;

    /// <summary>For one attempt with its answer. Default: <see cref="BoundedHttp.RequestTimeout"/>.</summary>
    public TimeSpan Timeout { get; init; } = BoundedHttp.RequestTimeout;

    /// <summary>
    /// Whether an error is an answer, too, and its content is read: the server says in it what is wrong. So is HTTP 500 then, which is
    /// not asked again. Default: only the content of HTTP 200 is read.
    /// </summary>
    public bool TakesErrors { get; init; }

    /// <summary>The same with other credentials.</summary>
    /// <param name="authorization">Null: none.</param>
    public HttpCall With(AuthenticationHeaderValue? authorization) => new(Method, Address, Subject)
    {
        Accept = Accept,
        Authorization = authorization,
        Json = Json,
        MaxBytes = MaxBytes,
        Attempts = Attempts,
        FollowsRedirects = FollowsRedirects,
        Timeout = Timeout,
        TakesErrors = TakesErrors,
    };
}
