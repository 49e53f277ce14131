using System.Text.Json;

namespace Cyclops.Solr;

/// <summary>Reads Solr's answers, whatever they are: null where they are not what was asked for.</summary>
internal static class SolrAnswers
{
    /// <summary>The cores of an answer to STATUS; those whose names we would never put into a request are left out.</summary>
    /// <param name="content">The answer.</param>
    /// <param name="inCloudMode">Whether one of them is a replica of a collection.</param>
    public static IReadOnlyList<SolrCore>? Cores(ReadOnlyMemory<byte> content, out bool inCloudMode)
    {
        var cores = new List<SolrCore>();
        var isCloud = false;
        var isRead = Read(content, json =>
        {
            if (Member(json, "status") is not { ValueKind: JsonValueKind.Object } status)
            {
                return false;
            }

            foreach (var core in status.EnumerateObject().Where(c => SolrNames.IsName(c.Name)))
            {
                isCloud |= Member(core.Value, "cloud") is not null;
                cores.Add(new(core.Name, Text(core.Value, "instanceDir")?.Split('/', '\\').LastOrDefault(part => part.Length > 0)));
            }

            return true;
        });
        inCloudMode = isCloud;
        return isRead ? cores : null;
    }

    /// <summary>The backup of an answer to <c>details</c>.</summary>
    /// <param name="content">The answer.</param>
    /// <param name="backup">Null: none has ended.</param>
    /// <returns>Whether it is such an answer.</returns>
    public static bool Backup(ReadOnlyMemory<byte> content, out SolrBackup? backup)
    {
        SolrBackup? found = null;
        var isRead = Read(content, json =>
        {
            if (Member(json, "details") is not { ValueKind: JsonValueKind.Object } details)
            {
                return false;
            }

            if (Member(details, "backup") is { ValueKind: JsonValueKind.Object } last)
            {
                found = Text(last, "status") == "success"
                    ? new(Text(last, "snapshotName"), Problem: null)
                    : new(Text(last, "snapshotName"), SolrFaults.Readable(Text(last, "exception") ?? Text(last, "snapShootException") ?? Text(last, "status") ?? "it does not say why"));
            }

            return true;
        });
        backup = found;
        return isRead;
    }

    /// <summary>What stands in the way of a command of the replication handler, which may say so with HTTP 200.</summary>
    /// <returns>Null: nothing.</returns>
    public static string? Trouble(ReadOnlyMemory<byte> content)
    {
        string? trouble = null;
        return !Read(content, json => (trouble = Text(json, "status")) is not null) ? "its answer has no status"
            : trouble == "OK" ? null
            : trouble;
    }

    /// <summary>What an error says of itself.</summary>
    public static string? Words(ReadOnlyMemory<byte> content)
    {
        string? words = null;
        Read(content, json =>
        {
            words = Member(json, "error") is { } error ? Text(error, "msg") : null;
            return true;
        });
        return words;
    }

    private static bool Read(ReadOnlyMemory<byte> content, Func<JsonElement, bool> read)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return read(json.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
