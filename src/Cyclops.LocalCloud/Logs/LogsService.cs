using System.Text.Json;
using Amazon.CloudWatchLogs.Internal;
using Amazon.CloudWatchLogs.Model;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Logs;

/// <summary>CloudWatch Logs: groups, streams, events and tags.</summary>
internal sealed class LogsService : ILocalService
{
    private readonly RegionalState<LogGroups> _state = new(() => new LogGroups());
    private readonly LogGroupOperations _groups;
    private readonly LogStreamOperations _streams;
    private readonly LogEventOperations _events;
    private readonly LogTags _tags;

    public LogsService(LocalCore core)
    {
        _groups = new LogGroupOperations(core.Options, _state);
        _streams = new LogStreamOperations(_state);
        _events = new LogEventOperations(_state);
        _tags = new LogTags(core.Options.Quotas.TagsPerResource, _state);
    }

    public string Name => "logs";

    /// <summary>All groups of all regions.</summary>
    internal RegionalState<LogGroups> Regions => _state;

    /// <summary>The groups of the call's region, for services that write or tag them on a user's behalf.</summary>
    public LogGroups Of(CallContext call) => _state[call];

    /// <summary>Writes a line as a container's <c>awslogs</c> driver does: the stream is made when missing.</summary>
    /// <returns>False when the group does not exist, which keeps a task from starting.</returns>
    public bool Append(CallContext call, string group, string stream, string message)
    {
        var groups = _state[call];
        if (groups.Find(group) is not { } found)
        {
            return false;
        }

        if (!found.Streams.TryGetValue(stream, out var target))
        {
            target = LogStreamOperations.NewStream(found, stream, call);
            found.Streams.Add(stream, target);
        }

        target.Add([new StoredEvent(++groups.LastEventId, call.Now, call.Now, message)]);
        return true;
    }

    public CreateLogGroupResponse CreateLogGroup(CreateLogGroupRequest request, CallContext call) => _groups.CreateLogGroup(request, call);

    public PutRetentionPolicyResponse PutRetentionPolicy(PutRetentionPolicyRequest request, CallContext call) => _groups.PutRetentionPolicy(request, call);

    public DeleteLogGroupResponse DeleteLogGroup(DeleteLogGroupRequest request, CallContext call) => _groups.DeleteLogGroup(request, call);

    public void Register(OperationTable operations) => operations
        .Add(Name, CloudWatchLogsSchema.Operations, "InvalidParameterException")
        .On<CreateLogGroupRequest, CreateLogGroupResponse>(CloudWatchLogsSchema.CreateLogGroup, _groups.CreateLogGroup)
        .On<DeleteLogGroupRequest, DeleteLogGroupResponse>(CloudWatchLogsSchema.DeleteLogGroup, _groups.DeleteLogGroup)
        .On<PutRetentionPolicyRequest, PutRetentionPolicyResponse>(CloudWatchLogsSchema.PutRetentionPolicy, _groups.PutRetentionPolicy)
        .On<DeleteRetentionPolicyRequest, DeleteRetentionPolicyResponse>(CloudWatchLogsSchema.DeleteRetentionPolicy, _groups.DeleteRetentionPolicy)
        .On<DescribeLogGroupsRequest, DescribeLogGroupsResponse>(CloudWatchLogsSchema.DescribeLogGroups, _groups.DescribeLogGroups)
        .On<ListLogGroupsRequest, ListLogGroupsResponse>(CloudWatchLogsSchema.ListLogGroups, _groups.ListLogGroups)
        .On<DescribeMetricFiltersRequest, DescribeMetricFiltersResponse>(CloudWatchLogsSchema.DescribeMetricFilters, _groups.DescribeMetricFilters)
        .On<CreateLogStreamRequest, CreateLogStreamResponse>(CloudWatchLogsSchema.CreateLogStream, _streams.CreateLogStream)
        .On<DeleteLogStreamRequest, DeleteLogStreamResponse>(CloudWatchLogsSchema.DeleteLogStream, _streams.DeleteLogStream)
        .On<DescribeLogStreamsRequest, DescribeLogStreamsResponse>(CloudWatchLogsSchema.DescribeLogStreams, _streams.DescribeLogStreams)
        .On<PutLogEventsRequest, PutLogEventsResponse>(CloudWatchLogsSchema.PutLogEvents, _events.PutLogEvents)
        .On<GetLogEventsRequest, GetLogEventsResponse>(CloudWatchLogsSchema.GetLogEvents, _events.GetLogEvents)
        .On<FilterLogEventsRequest, FilterLogEventsResponse>(CloudWatchLogsSchema.FilterLogEvents, _events.FilterLogEvents)
        .On<TagResourceRequest, TagResourceResponse>(CloudWatchLogsSchema.TagResource, _tags.TagResource)
        .On<UntagResourceRequest, UntagResourceResponse>(CloudWatchLogsSchema.UntagResource, _tags.UntagResource)
        .On<ListTagsForResourceRequest, ListTagsForResourceResponse>(CloudWatchLogsSchema.ListTagsForResource, _tags.ListTagsForResource);

    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (region, groups) in _state.All)
        {
            json.WriteStartObject(region);
            foreach (var group in groups.All)
            {
                json.WriteNumber(group.Name, group.Streams.Values.Sum(s => s.Events.Count));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public void Reset() => _state.Clear();
}
