using Amazon.CloudWatchLogs.Model;

namespace Cyclops.LocalCloud.Logs;

/// <summary>The log groups of one region.</summary>
internal sealed class LogGroups
{
    private readonly SortedDictionary<string, LogGroupState> _groups = new(StringComparer.Ordinal);

    /// <summary>All groups by name.</summary>
    public IEnumerable<LogGroupState> All => _groups.Values;

    /// <summary>Ascends with every event of the region.</summary>
    public long LastEventId { get; set; }

    public LogGroupState? Find(string? name) => name is null ? null : _groups.GetValueOrDefault(name);

    public LogGroupState Get(string? name) =>
        Find(name) ?? throw new ResourceNotFoundException("The specified log group does not exist.");

    /// <summary>A group by name, or by ARN with or without the trailing <c>:*</c>.</summary>
    public LogGroupState GetByIdentifier(string? name, string? identifier)
    {
        if (name is null == identifier is null)
        {
            throw new InvalidParameterException("Exactly one of logGroupName and logGroupIdentifier must be given");
        }

        return Get(name ?? NameOf(identifier!));
    }

    /// <summary>A group by the ARN the tagging operations take, which has no <c>:*</c>.</summary>
    public LogGroupState GetByArn(string? arn) =>
        _groups.Values.FirstOrDefault(g => g.Arn == arn)
        ?? throw new ResourceNotFoundException($"The specified resource does not exist: {arn}");

    public LogGroupState Add(LogGroupState group)
    {
        if (!_groups.TryAdd(group.Name, group))
        {
            throw new ResourceAlreadyExistsException("The specified log group already exists");
        }

        return group;
    }

    public void Remove(string? name) => _groups.Remove(Get(name).Name);

    private static string NameOf(string identifier)
    {
        const string Marker = ":log-group:";
        var at = identifier.IndexOf(Marker, StringComparison.Ordinal);
        return at < 0 ? identifier : identifier[(at + Marker.Length)..].Split(':')[0];
    }
}
