using Amazon.CloudWatchLogs.Model;

namespace Cyclops.LocalCloud.Logs;

/// <summary>One log stream; events stay in order of their timestamps, equal ones in order of arrival.</summary>
internal sealed class LogStreamState(string name, string arn, DateTimeOffset created)
{
    private readonly List<StoredEvent> _events = [];

    public string Name { get; } = name;

    public IReadOnlyList<StoredEvent> Events => _events;

    public void Add(IEnumerable<StoredEvent> events)
    {
        foreach (var e in events)
        {
            var at = _events.Count;
            while (at > 0 && _events[at - 1].Timestamp > e.Timestamp)
            {
                at--;
            }

            _events.Insert(at, e);
        }
    }

    public LogStream Describe() => new()
    {
        LogStreamName = Name,
        CreationTime = created.UtcDateTime,
        FirstEventTimestamp = _events.Count == 0 ? null : _events[0].Timestamp.UtcDateTime,
        LastEventTimestamp = _events.Count == 0 ? null : _events[^1].Timestamp.UtcDateTime,
        LastIngestionTime = _events.Count == 0 ? null : _events.Max(e => e.Ingested).UtcDateTime,
        Arn = arn,
        StoredBytes = 0,
    };
}
