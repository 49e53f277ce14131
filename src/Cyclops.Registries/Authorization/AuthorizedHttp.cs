using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Cyclops.Http;
using Cyclops.Model.Secrets;
using Cyclops.Registries.Lookups;

namespace Cyclops.Registries.Authorization;

/// <summary>Asks registries, and shows them who asks where they want to know it. Tokens are kept for as long as they are good.</summary>
internal sealed class AuthorizedHttp(BoundedHttp http, HttpFaults faults, TimeProvider time)
{
    private const int MaxTokens = 1_000;
    private const int MaxTokenBytes = 256 * 1024;
    private const string Basic = "Basic";

    /// <summary>A token is not used when it would end on its way.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly ExpiringMap<Grant, Secret> _tokens = new(MaxTokens, time);

    /// <param name="call">To the image's registry.</param>
    /// <returns>401 and 403 where the registry does not want us.</returns>
    public async Task<HttpAnswer> SendAsync(HttpCall call, ImageReference image, RegistryCredentials? credentials, CancellationToken cancellationToken)
    {
        var grant = new Grant(image.Registry, $"repository:{image.Repository}:pull", credentials);
        var answer = await http.SendAsync(call.With(_tokens.Find(grant) is { } kept ? Bearer(kept) : null), cancellationToken);
        if (answer.Status != HttpStatusCode.Unauthorized || answer.IsRedirected)
        {
            return answer;
        }

        var authorization = Challenge.In(answer.Headers) is { } challenge
            ? await TokenAsync(call, challenge, grant, cancellationToken)
            : credentials is not null && IsBasic(answer) ? Password(credentials) : null;
        return authorization is null ? answer : await http.SendAsync(call.With(authorization), cancellationToken);
    }

    private static bool IsBasic(HttpAnswer answer) => answer.Headers.WwwAuthenticate.Any(challenge => challenge.Scheme.Equals(Basic, StringComparison.OrdinalIgnoreCase));

    /// <returns>Null: the token server gives none.</returns>
    private async Task<AuthenticationHeaderValue?> TokenAsync(HttpCall call, Challenge challenge, Grant grant, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(challenge.Realm, UriKind.Absolute, out var realm) || !Addresses.IsTrusted(realm, call.Address))
        {
            throw faults.Unusable(call, "it wants a token from an address that is not safe, and nothing was sent there");
        }

        var request = new HttpCall(HttpMethod.Get, Address(realm, challenge, grant), call.Subject)
        {
            Authorization = grant.Credentials is null ? null : Password(grant.Credentials),
            MaxBytes = MaxTokenBytes,
            FollowsRedirects = false,
        };
        var start = time.GetTimestamp();
        var answer = await http.SendAsync(request, cancellationToken);
        switch (answer.Status)
        {
            case HttpStatusCode.OK when TokenAnswer.Read(answer.Content) is { } given:
                _tokens.Add(grant, given.Token, given.Lifetime - Margin - time.GetElapsedTime(start));
                return Bearer(given.Token);
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                return null;
            default:
                throw faults.Unusable(request, $"it is no token (HTTP {(int)answer.Status})");
        }
    }

    private static Uri Address(Uri realm, Challenge challenge, Grant grant)
    {
        var parameters = (challenge.Scope ?? grant.Scope).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(scope => ("scope", scope));
        var query = string.Join('&', (challenge.Service is { } service ? [("service", service), .. parameters] : parameters).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));
        return new UriBuilder(realm) { Query = realm.Query.Length > 1 ? $"{realm.Query}&{query}" : query, Fragment = "", UserName = "", Password = "" }.Uri;
    }

    private static AuthenticationHeaderValue Bearer(Secret token) => new("Bearer", token.Reveal());

    private static AuthenticationHeaderValue Password(RegistryCredentials credentials) =>
        new(Basic, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials.User}:{credentials.Password.Reveal()}")));

    /// <summary>What a token allows, and whom.</summary>
    private sealed record Grant(string Registry, string Scope, RegistryCredentials? Credentials);
}
