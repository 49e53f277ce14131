using System.Text.RegularExpressions;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Cyclops.LocalCloud.Options;

namespace Cyclops.LocalCloud.Logs;

/// <summary>Log groups: their life, retention and lists.</summary>
internal sealed class LogGroupOperations(LocalCloudOptions options, RegionalState<LogGroups> state)
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    public CreateLogGroupResponse CreateLogGroup(CreateLogGroupRequest request, CallContext call)
    {
        LogRules.CheckGroupName(request.LogGroupName);
        var group = new LogGroupState(request.LogGroupName, call.Arn("logs", "log-group:" + request.LogGroupName), call.Now)
        {
            KmsKeyId = request.KmsKeyId,
            Class = request.LogGroupClass ?? LogGroupClass.STANDARD,
        };
        LogTags.Merge(group, request.Tags, options.Quotas.TagsPerResource);
        state[call].Add(group);
        return new CreateLogGroupResponse();
    }

    public DeleteLogGroupResponse DeleteLogGroup(DeleteLogGroupRequest request, CallContext call)
    {
        state[call].Remove(request.LogGroupName);
        return new DeleteLogGroupResponse();
    }

    public PutRetentionPolicyResponse PutRetentionPolicy(PutRetentionPolicyRequest request, CallContext call)
    {
        var group = state[call].Get(request.LogGroupName);
        LogRules.CheckRetention(request.RetentionInDays);
        group.RetentionInDays = request.RetentionInDays;
        return new PutRetentionPolicyResponse();
    }

    public DeleteRetentionPolicyResponse DeleteRetentionPolicy(DeleteRetentionPolicyRequest request, CallContext call)
    {
        state[call].Get(request.LogGroupName).RetentionInDays = null;
        return new DeleteRetentionPolicyResponse();
    }

    public DescribeLogGroupsResponse DescribeLogGroups(DescribeLogGroupsRequest request, CallContext call)
    {
        if (request.LogGroupNamePrefix is not null && request.LogGroupNamePattern is not null)
        {
            throw new InvalidParameterException("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }

        var groups = state[call].All
            .Where(g => request.LogGroupNamePrefix is not { } prefix || g.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Where(g => request.LogGroupNamePattern is not { } part || g.Name.Contains(part, StringComparison.OrdinalIgnoreCase))
            .Where(g => request.LogGroupIdentifiers is not { Count: > 0 } ids || ids.Contains(g.Arn) || ids.Contains(g.Name))
            .Where(g => request.LogGroupClass is null || g.Class == request.LogGroupClass);
        var page = Paging.Cut(groups, g => g.Name, request.NextToken, LogRules.Limit(request.Limit, 50), BadToken);
        return new DescribeLogGroupsResponse { LogGroups = [.. page.Items.Select(g => g.Describe())], NextToken = page.Next };
    }

    public ListLogGroupsResponse ListLogGroups(ListLogGroupsRequest request, CallContext call)
    {
        var groups = state[call].All
            .Where(g => request.LogGroupNamePattern is not { } pattern || Matches(g.Name, pattern))
            .Where(g => request.LogGroupClass is null || g.Class == request.LogGroupClass)
            .Where(g => (request.LogGroupTags ?? []).All(t => g.Tags.TryGetValue(t.Key, out var value)
                && (t.Values is not { Count: > 0 } || t.Values.Contains(value))));
        var limit = request.Limit is null ? 50 : LogRules.Limit(request.Limit, 1000);
        var page = Paging.Cut(groups, g => g.Name, request.NextToken, limit, BadToken);
        return new ListLogGroupsResponse
        {
            LogGroups = [.. page.Items.Select(g => new LogGroupSummary { LogGroupName = g.Name, LogGroupArn = g.Arn, LogGroupClass = g.Class })],
            NextToken = page.Next,
        };
    }

    public DescribeMetricFiltersResponse DescribeMetricFilters(DescribeMetricFiltersRequest request, CallContext call)
    {
        if (request.LogGroupName is not null)
        {
            state[call].Get(request.LogGroupName);
        }

        return new DescribeMetricFiltersResponse { MetricFilters = [] };
    }

    /// <summary>A pattern is a regular expression of at most three terms by '|', each anchored by '^' when the caller wants so.</summary>
    private static bool Matches(string name, string pattern)
    {
        try
        {
            return Regex.IsMatch(name, pattern, RegexOptions.CultureInvariant, PatternTimeout);
        }
        catch (ArgumentException e)
        {
            throw new InvalidParameterException($"logGroupNamePattern is not a valid expression: {e.Message}");
        }
    }

    private static InvalidParameterException BadToken() => new("The specified nextToken is invalid.");
}
