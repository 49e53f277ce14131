namespace Cyclops.Controller.Http;

/// <summary>A condition as JSON has it.</summary>
internal sealed record ConditionDocument(
    string Type,
    string Status,
    string Reason,
    string Message,
    string? ObservedCommit,
    DateTimeOffset Since);
