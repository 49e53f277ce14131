namespace Cyclops.Aws.Logs;

/// <summary>Which events of a log group are wanted.</summary>
/// <param name="Group">Name of the group.</param>
public sealed record LogQuery(string Group)
{
    /// <summary>What the names of the streams begin with. Null: any.</summary>
    public string? StreamPrefix { get; init; }

    /// <summary>A filter pattern of CloudWatch Logs. Null: all events.</summary>
    public string? Pattern { get; init; }

    /// <summary>Not older than this. Null: from the first on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Older than this. Null: to the newest.</summary>
    public DateTimeOffset? Before { get; init; }
}
