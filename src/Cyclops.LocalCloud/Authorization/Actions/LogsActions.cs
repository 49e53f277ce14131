namespace Cyclops.LocalCloud.Authorization.Actions;

/// <summary>Amazon CloudWatch Logs.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html</remarks>
internal static class LogsActions
{
    public static IEnumerable<RequiredAction> Of(CallInput c) => c.Operation switch
    {
        "DescribeLogGroups" => [c.OnNew(c.Arn("logs", "log-group::log-stream:"))],
        "ListLogGroups" => [c.On("*")],
        "CreateLogGroup" => [c.OnNew(Stream(Group(c), "")), .. c.Tagging("TagResource", Group(c))],
        "TagResource" or "UntagResource" or "ListTagsForResource" => [c.On(c.Text("resourceArn") ?? "*")],
        "CreateLogStream" or "DeleteLogStream" or "PutLogEvents" or "GetLogEvents" => [Judged(c, c.Text("logStreamName"))],
        _ => [Judged(c, "")],
    };

    /// <summary>AWS names the group with a stream behind it, empty where none is meant; the tags are the group's.</summary>
    private static RequiredAction Judged(CallInput c, string? stream) => c.On(Stream(Group(c), stream)) with { ResourceTags = () => c.TagsOf(Group(c)) };

    private static string Stream(string group, string? stream) => $"{group}:log-stream:{stream}";

    private static string Group(CallInput c) => c.Text("logGroupIdentifier") is { } arn && arn.StartsWith("arn:", StringComparison.Ordinal)
        ? arn
        : c.Arn("logs", $"log-group:{c.Text("logGroupName") ?? c.Text("logGroupIdentifier")}");
}
