using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cyclops.Http;
using Cyclops.Model.Secrets;

namespace Cyclops.Sentry;

/// <summary>
/// Makes, looks at and removes projects of Sentry and their client keys. Source: Sentry's API reference,
/// https://docs.sentry.io/api/projects/ and https://docs.sentry.io/api/pagination/. Each request is sent once: whoever
/// calls this looks again, and what changed may have changed though its answer was lost.
/// </summary>
public sealed class SentryClient : IDisposable
{
    /// <summary>A hundred keys a page; nobody has more than some.</summary>
    private const int MostPages = 10;

    private const int MaxBytes = 1024 * 1024;

    private readonly HttpFaults _faults = new(SentryFaults.Peer);
    private readonly BoundedHttp _http;

    /// <param name="time">The clock of time-outs.</param>
    /// <param name="random">Spreads attempts that follow a failed one.</param>
    /// <param name="handler">How requests are sent, disposed of with this; null: over the network.</param>
    public SentryClient(TimeProvider time, Random random, HttpMessageHandler? handler = null) =>
        _http = new(handler ?? BoundedHttp.CreateHandler(), time, random, _faults);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>The client keys of a project.</summary>
    /// <returns>Null: there is no such project, or the token may not see it.</returns>
    /// <exception cref="CloudFault">Sentry could not be reached, or refused.</exception>
    public async Task<IReadOnlyList<SentryKey>?> KeysAsync(SentryProject project, Secret token, CancellationToken cancellationToken)
    {
        var keys = new List<SentryKey>();
        var cursor = "";
        for (var page = 0; page < MostPages; page++)
        {
            var call = Call(HttpMethod.Get, project, $"{PathOf(project)}keys/{cursor}", token, json: null);
            var answer = await _http.SendAsync(call, cancellationToken);
            if (answer.Status == HttpStatusCode.NotFound)
            {
                return null;
            }

            var read = (Read(call, answer, HttpStatusCode.OK) as JsonArray)?.Select(Key).ToList() ?? throw NotJson(call);
            keys.AddRange(read.Select(k => k ?? throw NotJson(call)));
            if (NextIn(answer.Headers) is not { } next)
            {
                return keys;
            }

            cursor = $"?cursor={Uri.EscapeDataString(next)}";
        }

        throw new CloudFault("TooManyKeys", $"{Subject(project)} has more client keys than {MostPages} pages; remove those that nobody uses", isTransient: false);
    }

    /// <summary>Makes a project.</summary>
    /// <returns>Whether it was made; false: the slug is taken.</returns>
    /// <exception cref="CloudFault">Sentry could not be reached, or refused.</exception>
    public async Task<bool> CreateProjectAsync(SentryProject project, string team, Secret token, CancellationToken cancellationToken)
    {
        var path = $"teams/{Escape(project.Organization)}/{Escape(team)}/projects/";
        var call = Call(HttpMethod.Post, project, path, token, new JsonObject { ["name"] = project.Slug, ["slug"] = project.Slug });
        var answer = await _http.SendAsync(call, cancellationToken);
        if (answer.Status == HttpStatusCode.Conflict)
        {
            return false;
        }

        return (string?)(Read(call, answer, HttpStatusCode.Created) as JsonObject)?["slug"] == project.Slug ? true : throw NotJson(call);
    }

    /// <summary>Makes a client key.</summary>
    /// <exception cref="CloudFault">Sentry could not be reached, or refused.</exception>
    public async Task<SentryKey> CreateKeyAsync(SentryProject project, string name, Secret token, CancellationToken cancellationToken)
    {
        var call = Call(HttpMethod.Post, project, $"{PathOf(project)}keys/", token, new JsonObject { ["name"] = name });
        return Key(Read(call, await _http.SendAsync(call, cancellationToken), HttpStatusCode.Created)) ?? throw NotJson(call);
    }

    /// <summary>Turns a client key on or off.</summary>
    /// <exception cref="CloudFault">Sentry could not be reached, or refused.</exception>
    public async Task SetActiveAsync(SentryProject project, string key, bool isActive, Secret token, CancellationToken cancellationToken)
    {
        var call = Call(HttpMethod.Put, project, $"{PathOf(project)}keys/{Escape(key)}/", token, new JsonObject { ["isActive"] = isActive });
        _ = Read(call, await _http.SendAsync(call, cancellationToken), HttpStatusCode.OK);
    }

    /// <summary>Removes a project with all that was reported to it; one that is gone already is fine.</summary>
    /// <exception cref="CloudFault">Sentry could not be reached, or refused.</exception>
    public async Task DeleteProjectAsync(SentryProject project, Secret token, CancellationToken cancellationToken)
    {
        var call = Call(HttpMethod.Delete, project, PathOf(project), token, json: null);
        var answer = await _http.SendAsync(call, cancellationToken);
        if (answer.Status is not (HttpStatusCode.NoContent or HttpStatusCode.Accepted or HttpStatusCode.NotFound))
        {
            throw SentryFaults.Of(call, answer.Status);
        }
    }

    private static string Subject(SentryProject project) => $"Sentry project {project.Organization}/{project.Slug}";

    private static string PathOf(SentryProject project) => $"projects/{Escape(project.Organization)}/{Escape(project.Slug)}/";

    private static string Escape(string part) => Uri.EscapeDataString(part);

    private static HttpCall Call(HttpMethod method, SentryProject project, string path, Secret token, JsonObject? json) =>
        new(method, new Uri($"{project.Url}/api/0/{path}"), Subject(project))
        {
            Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal()),
            Json = json?.ToJsonString(),
            MaxBytes = MaxBytes,
            Attempts = 1,
            FollowsRedirects = false,
        };

    private JsonNode? Read(HttpCall call, HttpAnswer answer, HttpStatusCode wanted)
    {
        if (answer.Status != wanted)
        {
            throw SentryFaults.Of(call, answer.Status);
        }

        try
        {
            return JsonNode.Parse(answer.Content.Span);
        }
        catch (JsonException e)
        {
            throw _faults.Unusable(call, "it is not JSON", e);
        }
    }

    private CloudFault NotJson(HttpCall call) => _faults.Unusable(call, "it lacks what Sentry always gives");

    private static SentryKey? Key(JsonNode? node) =>
        node is JsonObject key && Text(key["id"]) is { } id && key["dsn"] is JsonObject dsn && Text(dsn["public"]) is { } address && key["isActive"] is JsonValue flag && flag.TryGetValue<bool>(out var isActive)
            ? new(id, Text(key["name"]) ?? "", address, isActive)
            : null;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    /// <summary>
    /// Where the next page begins: <c>&lt;...&gt;; rel="next"; results="true"; cursor="0:100:0"</c>; null: there is none. Of the address
    /// that stands there nothing is taken: the token goes nowhere else.
    /// </summary>
    private static string? NextIn(HttpResponseHeaders headers)
    {
        var links = headers.TryGetValues("Link", out var values) ? string.Join(',', values).Split(',') : [];
        var next = links.FirstOrDefault(l => l.Contains("rel=\"next\"", StringComparison.Ordinal) && l.Contains("results=\"true\"", StringComparison.Ordinal));
        const string mark = "cursor=\"";
        var at = next?.IndexOf(mark, StringComparison.Ordinal) ?? -1;
        var end = at < 0 ? -1 : next!.IndexOf('"', at + mark.Length);
        return end < 0 ? null : next![(at + mark.Length)..end];
    }
}
