namespace Cyclops.Model.Plans;

/// <summary>One field that is not as wanted.</summary>
/// <param name="Path">The field as the kind's table names it: <c>healthCheck.path</c>, <c>environment.DEBUG</c>.</param>
/// <param name="Wanted">What it should be; null: it should not be there. Pending texts read <c>(known after apply)</c>.</param>
/// <param name="Live">What it is; null: it is not there.</param>
/// <param name="LastApplied">What was applied last; null when unknown, or when it was not there.</param>
/// <param name="Mode">What the change costs.</param>
/// <param name="Cause">Who changed it.</param>
/// <param name="IsSecret">Whether the values may not be shown: they are masked already.</param>
public sealed record FieldChange(
    string Path,
    string? Wanted,
    string? Live,
    string? LastApplied,
    ChangeMode Mode,
    ChangeCause Cause,
    bool IsSecret = false);
