using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Layers;
using Cyclops.Engine.Manifests.Reading;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Rendering;

/// <summary>Walks a merged spec by its table, so that what nobody wrote is there with its default.</summary>
internal sealed class SpecRenderer(LayerStack layers, string app, EnvironmentManifest environment)
{
    private const string BuiltIn = "built-in";

    private readonly List<RenderedLine> _lines = [];

    public IReadOnlyList<RenderedLine> Render()
    {
        Fields(AppFields.Layer, layers.Merge(), []);
        return _lines;
    }

    private void Fields(ObjectKind kind, YamlMapping map, EquatableList<string> path)
    {
        foreach (var field in kind.Fields)
        {
            Field(field, map.Find(field.Name), [.. path, field.Name]);
        }
    }

    private void Field(Field field, YamlNode? node, EquatableList<string> path)
    {
        if (field == AppFields.Hosts && node is null)
        {
            var host = new YamlScalar("", 0, 0, AppSpecReader.DefaultHost(app, environment), isPlain: true);
            Computed(path, field.Kind, new YamlSequence("", 0, 0, [host]));
        }
        else if (field == LogFields.AppRetentionDays && node is null)
        {
            var days = environment.LogRetentionDays.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Computed(path, field.Kind, new YamlScalar("", 0, 0, days, isPlain: true));
        }
        else if ((node ?? field.DefaultNode) is { } value)
        {
            Value(field.Kind, value, path);
        }
    }

    private void Computed(EquatableList<string> path, ValueKind kind, YamlNode value) =>
        _lines.Add(new RenderedLine(path, kind, value, $"environment {environment.Name}", environment.Position));

    private void Value(ValueKind kind, YamlNode node, EquatableList<string> path)
    {
        if ((kind as ObjectKind ?? (kind as NumberOrMapKind)?.Map) is { } table && node is YamlMapping fields)
        {
            _lines.Add(new RenderedLine(path, kind, null, null, null));
            Fields(table, fields, path);
        }
        else if (kind is IMapKind inner && node is YamlMapping { Entries.Count: > 0 } map)
        {
            _lines.Add(new RenderedLine(path, kind, null, null, null));
            foreach (var entry in map.Entries)
            {
                Value(inner.Value, entry.Value, [.. path, entry.Name]);
            }
        }
        else
        {
            var layer = layers.Find(node.Position);
            _lines.Add(new RenderedLine(path, kind, kind.Expand(node), layer?.Name ?? BuiltIn, layer is null ? null : node.Position));
        }
    }
}
