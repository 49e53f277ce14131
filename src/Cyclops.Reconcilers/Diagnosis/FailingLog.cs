namespace Cyclops.Reconcilers.Diagnosis;

/// <summary>The end of a log.</summary>
/// <param name="Task">Id of the task.</param>
/// <param name="Container">Name of the container.</param>
/// <param name="Lines">Oldest first, with what looks like a credential masked.</param>
public sealed record FailingLog(string Task, string Container, IReadOnlyList<string> Lines);
