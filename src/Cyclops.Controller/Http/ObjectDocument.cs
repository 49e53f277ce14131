namespace Cyclops.Controller.Http;

/// <summary>The status of an app in an environment, or of an environment (then without an app), as JSON has it.</summary>
internal sealed record ObjectDocument(
    string Environment,
    string? App,
    string? ObservedCommit,
    IReadOnlyList<ConditionDocument> Conditions,
    IReadOnlyList<ResourceDocument> Resources,
    IReadOnlyList<string> Drift,
    DateTimeOffset? NextVisit);
