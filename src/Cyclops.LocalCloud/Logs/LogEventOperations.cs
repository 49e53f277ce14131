using System.Globalization;
using Amazon.CloudWatchLogs.Model;

namespace Cyclops.LocalCloud.Logs;

/// <summary>Writing and reading log lines.</summary>
internal sealed class LogEventOperations(RegionalState<LogGroups> state)
{
    private const int MaxEvents = 10_000;
    private const int MaxBatchBytes = 1_048_576;
    private static readonly TimeSpan TooOld = TimeSpan.FromDays(14);
    private static readonly TimeSpan TooNew = TimeSpan.FromHours(2);

    public PutLogEventsResponse PutLogEvents(PutLogEventsRequest request, CallContext call)
    {
        var groups = state[call];
        var stream = Stream(groups.Get(request.LogGroupName), request.LogStreamName);
        var events = request.LogEvents ?? [];
        CheckBatch(events);
        var accepted = events.Where(e => At(e) >= call.Now - TooOld && At(e) <= call.Now + TooNew).ToList();
        stream.Add(accepted.Select(e => new StoredEvent(++groups.LastEventId, At(e), call.Now, e.Message)));
        return new PutLogEventsResponse
        {
            NextSequenceToken = groups.LastEventId.ToString(CultureInfo.InvariantCulture),
            RejectedLogEventsInfo = accepted.Count == events.Count ? null : Rejected(events, call),
        };
    }

    public GetLogEventsResponse GetLogEvents(GetLogEventsRequest request, CallContext call)
    {
        var group = state[call].GetByIdentifier(request.LogGroupName, request.LogGroupIdentifier);
        var stream = Stream(group, request.LogStreamName);
        var events = stream.Events
            .Where(e => request.StartTime is not { } start || e.Timestamp.UtcDateTime >= start)
            .Where(e => request.EndTime is not { } end || e.Timestamp.UtcDateTime < end)
            .ToList();
        var limit = LogRules.Limit(request.Limit, MaxEvents);
        var (from, to) = Window(request, events.Count, limit);
        return new GetLogEventsResponse
        {
            Events = [.. events.Skip(from).Take(to - from).Select(Output)],
            NextForwardToken = "f/" + Paging.Key(to),
            NextBackwardToken = "b/" + Paging.Key(from),
        };
    }

    public FilterLogEventsResponse FilterLogEvents(FilterLogEventsRequest request, CallContext call)
    {
        var group = state[call].GetByIdentifier(request.LogGroupName, request.LogGroupIdentifier);
        var matches = FilterPattern.Parse(request.FilterPattern);
        var events = group.Streams.Values
            .Where(s => request.LogStreamNames is not { Count: > 0 } names || names.Contains(s.Name))
            .Where(s => request.LogStreamNamePrefix is not { } prefix || s.Name.StartsWith(prefix, StringComparison.Ordinal))
            .SelectMany(s => s.Events.Select(e => (Stream: s.Name, Event: e)))
            .Where(x => request.StartTime is not { } start || x.Event.Timestamp.ToUnixTimeMilliseconds() >= start)
            .Where(x => request.EndTime is not { } end || x.Event.Timestamp.ToUnixTimeMilliseconds() <= end)
            .Where(x => matches(x.Event.Message))
            .OrderBy(x => x.Event.Timestamp).ThenBy(x => x.Event.Id)
            .Select(x => (x.Stream, x.Event, Key: Paging.Key(x.Event.Timestamp.ToUnixTimeMilliseconds()) + Paging.Key(x.Event.Id)));
        var page = Paging.Cut(events, x => x.Key, request.NextToken, LogRules.Limit(request.Limit, MaxEvents),
            () => new InvalidParameterException("The specified nextToken is invalid."));
        return new FilterLogEventsResponse
        {
            Events = [.. page.Items.Select(x => Filtered(x.Stream, x.Event))],
            SearchedLogStreams = [],
            NextToken = page.Next,
        };
    }

    private static FilteredLogEvent Filtered(string stream, StoredEvent e) => new()
    {
        LogStreamName = stream,
        Timestamp = e.Timestamp.ToUnixTimeMilliseconds(),
        Message = e.Message,
        IngestionTime = e.Ingested.ToUnixTimeMilliseconds(),
        EventId = e.Id.ToString("D56", CultureInfo.InvariantCulture),
    };

    private static OutputLogEvent Output(StoredEvent e) =>
        new() { Timestamp = e.Timestamp.UtcDateTime, Message = e.Message, IngestionTime = e.Ingested.UtcDateTime };

    /// <summary>Without a token the newest page, or the oldest with StartFromHead; tokens go on from where a page ended.</summary>
    private static (int From, int To) Window(GetLogEventsRequest request, int count, int limit)
    {
        if (request.NextToken is not { } token)
        {
            return request.StartFromHead == true ? (0, Math.Min(limit, count)) : (Math.Max(0, count - limit), count);
        }

        if (token.Length < 3 || !int.TryParse(token[2..], NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            throw new InvalidParameterException("The specified nextToken is invalid.");
        }

        at = Math.Min(at, count);
        return token.StartsWith("f/", StringComparison.Ordinal)
            ? (at, Math.Min(at + limit, count))
            : (Math.Max(0, at - limit), at);
    }

    private static void CheckBatch(List<InputLogEvent> events)
    {
        if (events.Count is 0 or > MaxEvents)
        {
            throw new InvalidParameterException($"A batch must have 1 to {MaxEvents} log events, not {events.Count}");
        }

        if (events.Sum(e => (e.Message?.Length ?? 0) + 26L) > MaxBatchBytes)
        {
            throw new InvalidParameterException($"Upload too large: a batch may have {MaxBatchBytes} bytes, 26 added for each event");
        }

        if (events.Any(e => string.IsNullOrEmpty(e.Message) || e.Timestamp is null))
        {
            throw new InvalidParameterException("1 validation error detected: a log event must have a timestamp and a message of at least 1 character");
        }

        if (events.Zip(events.Skip(1)).Any(pair => pair.First.Timestamp > pair.Second.Timestamp))
        {
            throw new InvalidParameterException("Log events in a single PutLogEvents request must be in chronological order.");
        }
    }

    private static RejectedLogEventsInfo Rejected(List<InputLogEvent> events, CallContext call)
    {
        var tooNew = events.FindIndex(e => At(e) > call.Now + TooNew);
        var tooOld = events.FindLastIndex(e => At(e) < call.Now - TooOld);
        return new RejectedLogEventsInfo
        {
            TooNewLogEventStartIndex = tooNew < 0 ? null : tooNew,
            TooOldLogEventEndIndex = tooOld < 0 ? null : tooOld + 1,
        };
    }

    private static LogStreamState Stream(LogGroupState group, string? name) =>
        name is not null && group.Streams.TryGetValue(name, out var stream)
            ? stream
            : throw new ResourceNotFoundException("The specified log stream does not exist.");

    private static DateTimeOffset At(InputLogEvent e) => new(DateTime.SpecifyKind(e.Timestamp!.Value, DateTimeKind.Utc));
}
