namespace Cyclops.Model.Status;

/// <summary>How one resource stands.</summary>
/// <param name="Outcome">Name of the outcome: <c>Converged</c>, <c>Progressing</c>, <c>Blocked</c>, <c>Failed</c>, <c>Stalled</c>.</param>
/// <param name="Reason">Short CamelCase word; empty when converged.</param>
/// <param name="Message">A sentence; empty when converged.</param>
public sealed record ResourceStatus(ResourceId Id, string Outcome, string Reason, string Message);
