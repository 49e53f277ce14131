namespace Cyclops.LocalCloud.Authorization;

/// <summary>One thing a caller must be allowed to do for a call to be served; a call may need several.</summary>
/// <param name="Action">IAM's name: <c>ecs:CreateService</c>.</param>
/// <param name="Resource">An ARN, or <c>*</c> where the action knows no resources.</param>
internal sealed record RequiredAction(string Action, string Resource)
{
    private const string RequestTag = "aws:RequestTag/";
    private const string TagKeys = "aws:TagKeys";
    private const string ResourceTag = "ResourceTag/";
    private const string Region = "aws:RequestedRegion";

    /// <summary>Condition keys of this action beside tags and region, by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Keys { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The tags that the request carries; null where the action has no keys for them.</summary>
    public IReadOnlyDictionary<string, string>? RequestTags { get; init; }

    /// <summary>Keys of tags that the request takes away.</summary>
    public IReadOnlyList<string> UntaggedKeys { get; init; } = [];

    /// <summary>Looks up the tags of the resource; null where the action has no key for them or nothing is there yet.</summary>
    public Func<IReadOnlyDictionary<string, string>?>? ResourceTags { get; init; }

    public string RequestedRegion { get; init; } = "";

    /// <summary>With a condition key more; those without a value are left out, as AWS leaves them out.</summary>
    public RequiredAction With(string key, params IEnumerable<string?> values)
    {
        var given = values.OfType<string>().ToList();
        return given.Count == 0 ? this : this with { Keys = new Dictionary<string, IReadOnlyList<string>>(Keys, StringComparer.OrdinalIgnoreCase) { [key] = given } };
    }

    /// <summary>The values of a condition key; null when the request does not have it. The names of keys have no case.</summary>
    public IReadOnlyList<string>? Find(string key)
    {
        if (key.StartsWith(RequestTag, StringComparison.OrdinalIgnoreCase))
        {
            return ValueOf(RequestTags, key[RequestTag.Length..]);
        }

        if (key.Equals(TagKeys, StringComparison.OrdinalIgnoreCase))
        {
            return [.. (RequestTags?.Keys ?? []).Concat(UntaggedKeys)];
        }

        var at = key.IndexOf(':', StringComparison.Ordinal) + 1;
        if (key.AsSpan(at).StartsWith(ResourceTag, StringComparison.OrdinalIgnoreCase))
        {
            return key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) || key.StartsWith(Action.AsSpan(0, Action.IndexOf(':', StringComparison.Ordinal) + 1), StringComparison.OrdinalIgnoreCase)
                ? ValueOf(ResourceTags?.Invoke(), key[(at + ResourceTag.Length)..])
                : null;
        }

        return key.Equals(Region, StringComparison.OrdinalIgnoreCase) ? [RequestedRegion] : Keys.GetValueOrDefault(key);
    }

    private static List<string>? ValueOf(IReadOnlyDictionary<string, string>? tags, string name) =>
        tags?.FirstOrDefault(t => t.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Key: not null } tag ? [tag.Value] : null;
}
