using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Cyclops.Testing;

/// <summary>
/// The part of Sentry's API that is about projects and client keys, in process. As Sentry: one space of slugs in an organisation, a key "Default"
/// in each new project, pages told by a Link header, 404 for what is not there.
/// </summary>
public sealed class StandInSentry
{
    public const string Organization = "acme";
    public const string Team = "web";
    public const string Token = "sntrys_stand-in";

    private readonly SortedDictionary<string, List<StandInSentryKey>> _projects = new(StringComparer.Ordinal);
    private int _ids;

    /// <summary>Whether it does not answer.</summary>
    public bool IsDown { get; set; }

    /// <summary>The token that it takes.</summary>
    public string TakenToken { get; set; } = Token;

    /// <summary>Status of the next answers, in order: 429, 403; nothing happens then.</summary>
    public Queue<HttpStatusCode> Refusals { get; } = new();

    /// <summary>Slugs that are taken by projects which no token may see.</summary>
    public HashSet<string> Hidden { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys a page.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>What was asked: <c>POST projects/acme/web/keys/</c>.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>What was asked that changes something.</summary>
    public IEnumerable<string> Changes => Requests.Where(r => !r.StartsWith("GET ", StringComparison.Ordinal));

    /// <summary>Counts what changed.</summary>
    public int Version { get; private set; }

    /// <summary>Slugs of projects, in order.</summary>
    public IEnumerable<string> Slugs => _projects.Keys;

    /// <summary>The keys of a project; null: there is none.</summary>
    public IReadOnlyList<StandInSentryKey>? KeysOf(string slug) => _projects.GetValueOrDefault(slug);

    /// <summary>Somebody makes a project.</summary>
    public void Make(string slug)
    {
        _projects.Add(slug, [NewKey("Default")]);
        Version++;
    }

    /// <summary>Somebody changes keys.</summary>
    public void Change(Action<StandInSentry> change)
    {
        change(this);
        Version++;
    }

    /// <summary>Somebody removes a project.</summary>
    public void Remove(string slug) => Version += _projects.Remove(slug) ? 1 : 0;

    /// <summary>Answers a request.</summary>
    /// <exception cref="HttpRequestException">It is down.</exception>
    public async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath["/api/0/".Length..];
        Requests.Add($"{request.Method} {path}");
        if (IsDown)
        {
            throw new HttpRequestException("Sentry is down");
        }

        if (Refusals.TryDequeue(out var refusal))
        {
            return new(refusal);
        }

        if (request.Headers.Authorization is not { Scheme: "Bearer", Parameter: var token } || token != TakenToken)
        {
            return new(HttpStatusCode.Unauthorized);
        }

        var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken));
        var answer = Serve(request, path.TrimEnd('/').Split('/'), body);
        Version += request.Method != HttpMethod.Get && answer.IsSuccessStatusCode ? 1 : 0;
        return answer;
    }

    private HttpResponseMessage Serve(HttpRequestMessage request, string[] path, JsonNode? body) => (request.Method.Method, path) switch
    {
        ("POST", ["teams", Organization, Team, "projects"]) => MakeProject((string)body!["slug"]!),
        ("GET", ["projects", Organization, var slug, "keys"]) when _projects.TryGetValue(slug, out var keys) => Page(request, keys),
        ("POST", ["projects", Organization, var slug, "keys"]) when _projects.TryGetValue(slug, out var keys) => MakeKey(keys, (string)body!["name"]!),
        ("PUT", ["projects", Organization, var slug, "keys", var id]) when _projects.TryGetValue(slug, out var keys) && keys.Find(k => k.Id == id) is { } key => Switch(key, (bool)body!["isActive"]!),
        ("DELETE", ["projects", Organization, var slug]) when _projects.Remove(slug) => new(HttpStatusCode.NoContent),
        _ => new(HttpStatusCode.NotFound),
    };

    private HttpResponseMessage MakeProject(string slug)
    {
        if (Hidden.Contains(slug) || !_projects.TryAdd(slug, [NewKey("Default")]))
        {
            return Json(HttpStatusCode.Conflict, new JsonObject { ["detail"] = "A project with this slug already exists." });
        }

        return Json(HttpStatusCode.Created, new JsonObject { ["slug"] = slug, ["name"] = slug });
    }

    private HttpResponseMessage MakeKey(List<StandInSentryKey> keys, string name)
    {
        keys.Add(NewKey(name));
        return Json(HttpStatusCode.Created, Show(keys[^1]));
    }

    private static HttpResponseMessage Switch(StandInSentryKey key, bool isActive)
    {
        key.IsActive = isActive;
        return Json(HttpStatusCode.OK, Show(key));
    }

    private HttpResponseMessage Page(HttpRequestMessage request, List<StandInSentryKey> keys)
    {
        var cursor = request.RequestUri!.Query is { Length: > 0 } query ? Uri.UnescapeDataString(query["?cursor=".Length..]).Split(':')[1] : "0";
        var start = int.Parse(cursor, CultureInfo.InvariantCulture);
        var answer = Json(HttpStatusCode.OK, new JsonArray([.. keys.Skip(start).Take(PageSize).Select(Show)]));
        var next = string.Create(CultureInfo.InvariantCulture, $"0:{start + PageSize}:0");
        answer.Headers.Add("Link", $"<http://elsewhere.example.org/>; rel=\"previous\"; results=\"false\"; cursor=\"0:0:1\", <http://elsewhere.example.org/>; rel=\"next\"; results=\"{(start + PageSize < keys.Count ? "true" : "false")}\"; cursor=\"{next}\"");
        return answer;
    }

    private StandInSentryKey NewKey(string name)
    {
        var id = (++_ids).ToString("x32", CultureInfo.InvariantCulture);
        return new(id, name, $"https://{id}@sentry.example.org/{_ids.ToString(CultureInfo.InvariantCulture)}");
    }

    private static JsonObject Show(StandInSentryKey key) => new()
    {
        ["id"] = key.Id,
        ["name"] = key.Name,
        ["isActive"] = key.IsActive,
        ["dsn"] = new JsonObject { ["public"] = key.Dsn, ["secret"] = $"{key.Dsn}?secret" },
    };

    private static HttpResponseMessage Json(HttpStatusCode status, JsonNode content) => new(status) { Content = new StringContent(content.ToJsonString(), Encoding.UTF8, "application/json") };
}
