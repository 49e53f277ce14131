using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;

namespace Cyclops.LocalCloud.Logs;

/// <summary>One log group with its streams and tags.</summary>
internal sealed class LogGroupState(string name, string arn, DateTimeOffset created)
{
    public string Name { get; } = name;

    /// <summary>The ARN without the trailing <c>:*</c>, the form the tagging operations take.</summary>
    public string Arn { get; } = arn;

    public int? RetentionInDays { get; set; }

    public string? KmsKeyId { get; init; }

    public LogGroupClass Class { get; init; } = LogGroupClass.STANDARD;

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, LogStreamState> Streams { get; } = new(StringComparer.Ordinal);

    public LogGroup Describe() => new()
    {
        LogGroupName = Name,
        CreationTime = created.UtcDateTime,
        RetentionInDays = RetentionInDays,
        MetricFilterCount = 0,
        Arn = Arn + ":*",
        LogGroupArn = Arn,
        StoredBytes = 0,
        KmsKeyId = KmsKeyId,
        LogGroupClass = Class,
    };
}
