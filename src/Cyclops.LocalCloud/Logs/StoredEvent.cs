namespace Cyclops.LocalCloud.Logs;

/// <summary>One log line. <paramref name="Id"/> is unique in the account and ascends with arrival.</summary>
internal sealed record StoredEvent(long Id, DateTimeOffset Timestamp, DateTimeOffset Ingested, string Message);
