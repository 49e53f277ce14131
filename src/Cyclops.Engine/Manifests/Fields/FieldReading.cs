using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>Reads fields where absence is a value of its own.</summary>
internal static class FieldReading
{
    public static T? ValueOrNull<T>(this Field<T> field, YamlMapping map)
        where T : struct => field.TryOf(map, out var value) ? value : null;

    public static T? OrNull<T>(this Field<T> field, YamlMapping map)
        where T : class => field.TryOf(map, out var value) ? value : null;
}
