namespace Cyclops.LocalCloud;

/// <summary>The tags of one resource, in order of their keys.</summary>
public sealed class TagSet
{
    private const int LongestKey = 128;
    private const int LongestValue = 256;
    private readonly SortedDictionary<string, string> _tags = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> All => _tags;

    public int Count => _tags.Count;

    /// <summary>Adds or overwrites.</summary>
    public void Set(IEnumerable<KeyValuePair<string, string?>> tags)
    {
        foreach (var (key, value) in tags)
        {
            _tags[key] = value ?? "";
        }
    }

    public void Remove(IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            _tags.Remove(key);
        }
    }

    /// <summary>What AWS would refuse about setting these tags on a resource that has this set; null when nothing.</summary>
    /// <remarks>https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html, the limits that hold for all services.</remarks>
    public string? Problem(IReadOnlyCollection<KeyValuePair<string, string?>> tags, int limit)
    {
        var keys = new HashSet<string>(_tags.Keys, StringComparer.Ordinal);
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
        {
            if (string.IsNullOrEmpty(key) || key.Length > LongestKey)
            {
                return $"The tag key '{key}' must have 1 to {LongestKey} characters.";
            }

            // CloudFormation sets its own tags by the same operations.
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) && !key.StartsWith("aws:cloudformation:", StringComparison.Ordinal))
            {
                return $"The tag key '{key}' uses the reserved prefix aws:.";
            }

            if (value?.Length > LongestValue)
            {
                return $"The value of tag '{key}' has more than {LongestValue} characters.";
            }

            if (!given.Add(key))
            {
                return $"The tag key '{key}' is given twice.";
            }

            keys.Add(key);
        }

        return keys.Count > limit ? $"A resource can have at most {limit} tags." : null;
    }
}
