namespace Cyclops.Aws.Logs;

/// <summary>An event of a log group.</summary>
/// <param name="EventId">Tells it from every other one of the group.</param>
/// <param name="Stream">Name of its stream.</param>
/// <param name="At">When it was written, by the clock of who wrote it.</param>
/// <param name="Message">The text as it was written.</param>
public sealed record LogLine(string EventId, string Stream, DateTimeOffset At, string Message);
