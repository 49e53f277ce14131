using System.Diagnostics.CodeAnalysis;

namespace Cyclops.Engine.Manifests.Yaml;

/// <summary>A map; keys are unique and in the order they were written.</summary>
internal sealed class YamlMapping : YamlNode
{
    // Below this a scan is faster than a dictionary is built; above it a hostile map must not cost the square.
    private const int ScanLimit = 12;

    private readonly Dictionary<string, YamlNode>? _index;

    public YamlMapping(string file, int line, int column, IReadOnlyList<YamlEntry> entries)
        : base(file, line, column)
    {
        Entries = entries;
        if (entries.Count > ScanLimit)
        {
            _index = entries.ToDictionary(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal);
        }
    }

    public IReadOnlyList<YamlEntry> Entries { get; }

    public override string Description => "a map";

    public static YamlMapping EmptyAt(YamlNode place) => new(place.File, place.Line, place.Column, []);

    public bool TryGet(string name, [NotNullWhen(true)] out YamlNode? value)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(name, out value);
        }

        for (var i = 0; i < Entries.Count; i++)
        {
            if (Entries[i].Name == name)
            {
                value = Entries[i].Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>The value of a key; null when it is not there.</summary>
    public YamlNode? Find(string name) => TryGet(name, out var value) ? value : null;
}
