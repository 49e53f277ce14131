using System.Net.Http.Headers;

namespace Cyclops.Registries.Http;

/// <summary>One request. No record, which would print its authorization.</summary>
/// <param name="subject">What it is for, as a message begins: <c>image acme/web:1</c>.</param>
internal sealed class Call(HttpMethod method, Uri address, string subject)
{
    public HttpMethod Method { get; } = method;

    public Uri Address { get; } = address;

    public string Subject { get; } = subject;

    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>Sent to <see cref="Address"/> alone; null: none.</summary>
    public AuthenticationHeaderValue? Authorization { get; init; }

    /// <summary>Most bytes that are read of the answer's content.</summary>
    public int MaxBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How often it is sent at most, where the registry cannot be reached or is busy.</summary>
    public int Attempts { get; init; } = 3;

    public bool FollowsRedirects { get; init; } = true;

    public Call With(AuthenticationHeaderValue? authorization) => new(Method, Address, Subject)
    {
        Accept = Accept,
        Authorization = authorization,
        MaxBytes = MaxBytes,
        Attempts = Attempts,
        FollowsRedirects = FollowsRedirects,
    };
}
