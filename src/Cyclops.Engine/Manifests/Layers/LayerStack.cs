using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Layers;

/// <summary>The layers of an app in one environment, low to high.</summary>
internal sealed class LayerStack(IReadOnlyList<Layer> layers)
{
    /// <summary>The merged spec, without nulls; each value is the node of the layer that won.</summary>
    public YamlMapping Merge()
    {
        YamlMapping merged = YamlMapping.EmptyAt(layers[^1].Root);
        foreach (var layer in layers)
        {
            merged = LayerMerge.Objects(AppFields.Layer, merged, layer.Root);
        }

        return merged;
    }

    /// <summary>The layer that was written at a place; null when none was. Among nested layers the innermost.</summary>
    public Layer? Find(SourcePosition place) =>
        layers.LastOrDefault(layer => layer.Root.File == place.File && Holds(layer.Root, place));

    // By place, not by node: a merged map is a new node, at the place of the highest map it was merged from.
    private static bool Holds(YamlNode node, SourcePosition place) =>
        (node.Line == place.Line && node.Column == place.Column) || node switch
        {
            YamlMapping map => map.Entries.Any(entry => Holds(entry.Key, place) || Holds(entry.Value, place)),
            YamlSequence list => list.Items.Any(item => Holds(item, place)),
            _ => false,
        };
}
