using System.Runtime.CompilerServices;
using Amazon.CloudWatchLogs.Model;
using Cyclops.Aws.Calls;
using Cyclops.Model;
using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.Logs;

/// <summary>Amazon CloudWatch Logs in our records.</summary>
public sealed class LogsGateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>Largest page of DescribeLogGroups. Source: Amazon CloudWatch Logs API Reference.</summary>
    private const int PageSize = 50;

    /// <summary>All groups whose names begin with a prefix.</summary>
    public async Task<IReadOnlyList<LogGroup>> ListGroupsAsync(string prefix, CancellationToken cancellationToken)
    {
        var groups = await Paging.CollectAsync<Amazon.CloudWatchLogs.Model.LogGroup>("logs:DescribeLogGroups", async token =>
        {
            var page = await calls.SendAsync(
                CallFamily.LogsRead,
                "logs:DescribeLogGroups",
                $"log groups {prefix}*",
                ct => clients.Logs.DescribeLogGroupsAsync(
                    new DescribeLogGroupsRequest { LogGroupNamePrefix = prefix, Limit = PageSize, NextToken = token },
                    ct),
                cancellationToken);
            return (page.LogGroups, page.NextToken);
        });
        return [.. groups.Select(g => new LogGroup(g.LogGroupName, ArnOf(g), g.RetentionInDays))];
    }

    /// <summary>Tags of a group; none when it has gone since it was listed.</summary>
    public async Task<EquatableMap<string>> TagsAsync(string arn, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await calls.SendAsync(
                CallFamily.LogsModify,
                "logs:ListTagsForResource",
                arn,
                ct => clients.Logs.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = arn }, ct),
                cancellationToken);
            return new(answer.Tags ?? []);
        }
        catch (CloudFault fault) when (fault.Code == "ResourceNotFoundException")
        {
            return EquatableMap<string>.Empty;
        }
    }

    /// <summary>The last lines of a stream, oldest first.</summary>
    /// <returns>None when the group or the stream is not there: a container that wrote nothing has no stream.</returns>
    public async Task<IReadOnlyList<string>> LastLinesAsync(string group, string stream, int count, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await calls.SendAsync(
                CallFamily.LogsEvents,
                "logs:GetLogEvents",
                $"{stream} in log group {group}",
                ct => clients.Logs.GetLogEventsAsync(
                    new GetLogEventsRequest { LogGroupName = group, LogStreamName = stream, Limit = count, StartFromHead = false },
                    ct),
                cancellationToken);
            return [.. (answer.Events ?? []).Select(e => e.Message ?? "")];
        }
        catch (CloudFault fault) when (fault.Code == "ResourceNotFoundException")
        {
            return [];
        }
    }

    /// <summary>Events of a group in order of their time, a page as it comes: those of all streams in one.</summary>
    /// <remarks>Amazon CloudWatch Logs API Reference, FilterLogEvents: a page may be empty and have another one after it.</remarks>
    /// <exception cref="CloudFault"><c>ResourceNotFoundException</c> when there is no such group.</exception>
    public async IAsyncEnumerable<IReadOnlyList<LogLine>> ReadAsync(LogQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        while (true)
        {
            var request = new FilterLogEventsRequest
            {
                LogGroupName = query.Group,
                LogStreamNamePrefix = query.StreamPrefix,
                FilterPattern = query.Pattern,
                StartTime = query.From?.ToUnixTimeMilliseconds(),
                EndTime = query.Before?.ToUnixTimeMilliseconds() - 1,
                NextToken = token,
            };
            var page = await calls.SendAsync(
                CallFamily.LogsFilter,
                "logs:FilterLogEvents",
                $"log group {query.Group}",
                ct => clients.Logs.FilterLogEventsAsync(request, ct),
                cancellationToken);
            yield return [.. (page.Events ?? []).Select(LineOf)];
            if (string.IsNullOrEmpty(page.NextToken))
            {
                yield break;
            }

            token = page.NextToken != token ? page.NextToken : throw Paging.Loop("logs:FilterLogEvents");
        }
    }

    /// <summary>Sets tags of a group.</summary>
    /// <exception cref="CloudFault"><c>ResourceNotFoundException</c> when it has gone since it was listed.</exception>
    public Task TagAsync(string arn, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.LogsModify,
            "logs:TagResource",
            arn,
            ct => clients.Logs.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = tags.ToDictionary(StringComparer.Ordinal) }, ct),
            cancellationToken);

    /// <summary>Removes tags of a group; those that are not there are passed over.</summary>
    /// <inheritdoc cref="TagAsync"/>
    public Task UntagAsync(string arn, IEnumerable<string> names, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.LogsModify,
            "logs:UntagResource",
            arn,
            ct => clients.Logs.UntagResourceAsync(new UntagResourceRequest { ResourceArn = arn, TagKeys = [.. names] }, ct),
            cancellationToken);

    /// <summary>Makes a group.</summary>
    /// <exception cref="CloudFault"><c>ResourceAlreadyExistsException</c> when the name is taken.</exception>
    public Task CreateGroupAsync(string name, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.LogsModify,
            "logs:CreateLogGroup",
            name,
            ct => clients.Logs.CreateLogGroupAsync(
                new CreateLogGroupRequest { LogGroupName = name, Tags = tags.ToDictionary(StringComparer.Ordinal) },
                ct),
            cancellationToken);

    /// <summary>Sets for how many days logs are kept.</summary>
    public Task SetRetentionAsync(string name, int days, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.LogsModify,
            "logs:PutRetentionPolicy",
            name,
            ct => clients.Logs.PutRetentionPolicyAsync(new PutRetentionPolicyRequest { LogGroupName = name, RetentionInDays = days }, ct),
            cancellationToken);

    /// <summary>Removes a group and its logs; already gone is fine.</summary>
    public async Task DeleteGroupAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await calls.SendAsync(
                CallFamily.LogsModify,
                "logs:DeleteLogGroup",
                name,
                ct => clients.Logs.DeleteLogGroupAsync(new DeleteLogGroupRequest { LogGroupName = name }, ct),
                cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code == "ResourceNotFoundException")
        {
            // Gone already, which is what was asked for.
        }
    }

    private static LogLine LineOf(FilteredLogEvent e) =>
        new(e.EventId ?? "", e.LogStreamName ?? "", DateTimeOffset.FromUnixTimeMilliseconds(e.Timestamp ?? 0), e.Message ?? "");

    /// <summary>The tagging calls take the ARN without the <c>:*</c> that DescribeLogGroups puts at its end.</summary>
    private static string ArnOf(Amazon.CloudWatchLogs.Model.LogGroup group)
    {
        var arn = group.LogGroupArn ?? group.Arn ?? "";
        return arn.EndsWith(":*", StringComparison.Ordinal) ? arn[..^2] : arn;
    }
}
