using System.Text.Json.Serialization;

namespace Cyclops.Ctl.Status;

/// <summary>How an app in an environment stands, or an environment (then without an app).</summary>
internal sealed record ObjectDocument(
    string Environment,
    string? App,
    string? ObservedCommit,
    IReadOnlyList<ConditionDocument> Conditions,
    IReadOnlyList<ResourceDocument> Resources,
    IReadOnlyList<string> Drift,
    DateTimeOffset? NextVisit)
{
    [JsonIgnore]
    public string Key => App is null ? Environment : $"{Environment}/{App}";

    [JsonIgnore]
    public bool IsReady => StatusOf("Ready") == "True";

    /// <summary>The one thing to say: what is wrong, else what is waited for, else that all is well.</summary>
    [JsonIgnore]
    public string Headline =>
        Find("Degraded") is { Status: "True" } degraded ? degraded.Message
        : Find("Ready") is { Status: not "True" } ready ? ready.Message
        : Find("Synced") is { Status: not "True" } synced ? synced.Message
        : Find("Ready")?.Message ?? "";

    /// <summary><c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    public string StatusOf(string type) => Find(type)?.Status ?? "Unknown";

    /// <summary>Null when it was never judged.</summary>
    public ConditionDocument? Find(string type) => Conditions.FirstOrDefault(c => c.Type == type);
}
