using System.Collections;
using Cyclops.Aws.Wire;

namespace Cyclops.LocalCloud.Authorization;

/// <summary>Finds the tags in a request: a list of keys and values, a map, or EC2's list of lists.</summary>
internal static class RequestTagReader
{
    /// <returns>Null when the request has none to give.</returns>
    public static SortedDictionary<string, string>? Read(StructShape shape, object input)
    {
        if (Member(shape, input, "Tags") is { } own)
        {
            return Collect(own.Shape, own.Value, new(StringComparer.Ordinal));
        }

        if (Member(shape, input, "TagSpecifications") is not { Shape: ListShape { Element: StructShape specification } } lists)
        {
            return null;
        }

        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in ((IList)lists.Value).Cast<object>())
        {
            if (Member(specification, item, "Tags") is { } held)
            {
                Collect(held.Shape, held.Value, tags);
            }
        }

        return tags;
    }

    private static SortedDictionary<string, string> Collect(Shape shape, object value, SortedDictionary<string, string> tags)
    {
        if (shape is ListShape { Element: StructShape tag })
        {
            foreach (var item in ((IList)value).Cast<object>())
            {
                if (Member(tag, item, "Key") is { } key)
                {
                    tags[(string)key.Value] = Member(tag, item, "Value")?.Value as string ?? "";
                }
            }
        }
        else if (value is IDictionary map)
        {
            foreach (DictionaryEntry entry in map)
            {
                tags[(string)entry.Key] = entry.Value as string ?? "";
            }
        }

        return tags;
    }

    private static (Shape Shape, object Value)? Member(StructShape shape, object instance, string name)
    {
        var index = Array.FindIndex(shape.Members, m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index >= 0 && shape.Get(instance, index) is { } value ? (shape.Members[index].Shape, value) : null;
    }
}
