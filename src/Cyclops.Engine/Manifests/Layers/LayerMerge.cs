using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Layers;

/// <summary>Merges two layers: maps merge, everything else replaces, an explicit null removes.</summary>
internal static class LayerMerge
{
    /// <summary>Merges maps with known fields. Fields that the kind does not know (<c>blueprint</c>) are left out.</summary>
    public static YamlMapping Objects(ObjectKind kind, YamlMapping low, YamlMapping high) =>
        Maps(low, high, name => kind.TryField(name, out var field) ? field.Kind : null);

    private static YamlNode Values(ValueKind kind, YamlNode? low, YamlNode high)
    {
        var above = kind.Expand(high);
        if (above is not YamlMapping map)
        {
            return above;
        }

        var below = low as YamlMapping ?? YamlMapping.EmptyAt(map);
        return kind switch
        {
            ObjectKind inner => Objects(inner, below, map),
            NumberOrMapKind inner => Objects(inner.Map, below, map),
            IMapKind inner => Maps(below, map, _ => inner.Value),
            _ => above,
        };
    }

    private static YamlMapping Maps(YamlMapping low, YamlMapping high, Func<string, ValueKind?> kindOf)
    {
        var entries = new List<YamlEntry>(low.Entries.Count + high.Entries.Count);
        foreach (var entry in low.Entries)
        {
            if (!high.TryGet(entry.Name, out _))
            {
                entries.Add(entry);
            }
        }

        foreach (var entry in high.Entries)
        {
            if (!entry.Value.IsNull && kindOf(entry.Name) is { } kind)
            {
                entries.Add(entry with { Value = Values(kind, low.Find(entry.Name), entry.Value) });
            }
        }

        return new YamlMapping(high.File, high.Line, high.Column, entries);
    }
}
