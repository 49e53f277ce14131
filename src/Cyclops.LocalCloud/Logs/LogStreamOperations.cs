using Amazon.CloudWatchLogs.Model;

namespace Cyclops.LocalCloud.Logs;

/// <summary>Log streams: their life and lists.</summary>
internal sealed class LogStreamOperations(RegionalState<LogGroups> state)
{
    public CreateLogStreamResponse CreateLogStream(CreateLogStreamRequest request, CallContext call)
    {
        var group = state[call].Get(request.LogGroupName);
        LogRules.CheckStreamName(request.LogStreamName);
        if (!group.Streams.TryAdd(request.LogStreamName, NewStream(group, request.LogStreamName, call)))
        {
            throw new ResourceAlreadyExistsException("The specified log stream already exists");
        }

        return new CreateLogStreamResponse();
    }

    public DeleteLogStreamResponse DeleteLogStream(DeleteLogStreamRequest request, CallContext call)
    {
        if (!state[call].Get(request.LogGroupName).Streams.Remove(request.LogStreamName ?? ""))
        {
            throw new ResourceNotFoundException("The specified log stream does not exist.");
        }

        return new DeleteLogStreamResponse();
    }

    public DescribeLogStreamsResponse DescribeLogStreams(DescribeLogStreamsRequest request, CallContext call)
    {
        var group = state[call].GetByIdentifier(request.LogGroupName, request.LogGroupIdentifier);
        var byTime = request.OrderBy?.Value == "LastEventTime";
        if (byTime && request.LogStreamNamePrefix is not null)
        {
            throw new InvalidParameterException("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }

        var streams = group.Streams.Values
            .Where(s => request.LogStreamNamePrefix is not { } prefix || s.Name.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(s => byTime ? Order(s) : "", StringComparer.Ordinal).ThenBy(s => s.Name, StringComparer.Ordinal)
            .ToList();
        if (request.Descending == true)
        {
            streams.Reverse();
        }

        // The key of a page is the place in the list, for the order is not always that of the names.
        var numbered = streams.Select((s, i) => (Stream: s, Key: Paging.Key(i)));
        var page = Paging.Cut(numbered, s => s.Key, request.NextToken, LogRules.Limit(request.Limit, 50),
            () => new InvalidParameterException("The specified nextToken is invalid."));
        return new DescribeLogStreamsResponse { LogStreams = [.. page.Items.Select(s => s.Stream.Describe())], NextToken = page.Next };
    }

    internal static LogStreamState NewStream(LogGroupState group, string name, CallContext call) =>
        new(name, $"{group.Arn}:log-stream:{name}", call.Now);

    private static string Order(LogStreamState stream) =>
        Paging.Key(stream.Events.Count == 0 ? 0 : stream.Events[^1].Timestamp.ToUnixTimeMilliseconds());
}
