using Amazon.CloudWatchLogs.Model;

namespace Cyclops.LocalCloud.Logs;

/// <summary>Names, retention values and page tokens of CloudWatch Logs.</summary>
internal static class LogRules
{
    private static readonly HashSet<int> Retentions =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public static void CheckGroupName(string? name)
    {
        if (name is not { Length: >= 1 and <= 512 } || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or '#'))
        {
            throw new InvalidParameterException(
                $"1 validation error detected: Value '{name}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+ and have length between 1 and 512");
        }

        if (name.StartsWith("aws/", StringComparison.Ordinal))
        {
            throw new InvalidParameterException("Log groups starting with AWS/ are reserved for AWS.");
        }
    }

    public static void CheckStreamName(string? name)
    {
        if (name is not { Length: >= 1 and <= 512 } || name.Contains(':', StringComparison.Ordinal) || name.Contains('*', StringComparison.Ordinal))
        {
            throw new InvalidParameterException(
                $"1 validation error detected: Value '{name}' at 'logStreamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*]* and have length between 1 and 512");
        }
    }

    public static void CheckRetention(int? days)
    {
        if (days is not { } value || !Retentions.Contains(value))
        {
            throw new InvalidParameterException(
                $"1 validation error detected: Value '{days}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [{string.Join(", ", Retentions.Order())}]");
        }
    }

    /// <summary>At most <paramref name="maximum"/>, which is also the default.</summary>
    public static int Limit(int? limit, int maximum) => limit switch
    {
        null => maximum,
        < 1 => throw new InvalidParameterException($"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"),
        _ when limit > maximum => throw new InvalidParameterException($"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: Member must have value less than or equal to {maximum}"),
        _ => limit.Value,
    };
}
