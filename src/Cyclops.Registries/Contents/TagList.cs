using System.Text.Json;

namespace Cyclops.Registries.Contents;

/// <summary>The tags of a repository. Source: OCI Distribution Specification 1.1, "Content Discovery".</summary>
internal static class TagList
{
    private const int MaxNearest = 3;

    /// <summary>Null: it is no list of tags.</summary>
    public static IReadOnlyList<string>? Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("tags", out var tags))
            {
                return null;
            }

            return tags.ValueKind switch
            {
                // Distribution answers so for a repository whose last tag was deleted.
                JsonValueKind.Null => [],
                JsonValueKind.Array => [.. tags.EnumerateArray().Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => tag.GetString()!).Where(ImageReference.IsTag)],
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>At most three tags that begin like this one, then those beside it, in order; numbers within them count as numbers.</summary>
    public static EquatableList<string> Nearest(string tag, IReadOnlyList<string> tags)
    {
        var ordered = tags.Distinct().Order(TagOrder.Instance).ToList();
        var place = ordered.Count(other => TagOrder.Instance.Compare(other, tag) < 0);
        return
        [
            .. ordered
                .Select((other, at) => (Tag: other, Common: other.Zip(tag).TakeWhile(pair => pair.First == pair.Second).Count(), Distance: at < place ? place - at : at - place + 1))
                .OrderByDescending(other => other.Common)
                .ThenBy(other => other.Distance)
                .Take(MaxNearest)
                .Select(other => other.Tag)
                .Order(TagOrder.Instance),
        ];
    }
}
