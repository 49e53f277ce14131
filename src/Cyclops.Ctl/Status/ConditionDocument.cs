namespace Cyclops.Ctl.Status;

/// <summary>One condition of an app or environment.</summary>
internal sealed record ConditionDocument(
    string Type,
    string Status,
    string Reason,
    string Message,
    string? ObservedCommit,
    DateTimeOffset Since);
