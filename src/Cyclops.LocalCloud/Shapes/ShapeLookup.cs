using Cyclops.Aws.Wire;

namespace Cyclops.LocalCloud.Shapes;

/// <summary>Finds the shapes of nested structures, which the generated schemas do not name.</summary>
internal static class ShapeLookup
{
    /// <summary>The structure behind a path of member names; lists are looked through.</summary>
    public static StructShape At(StructShape root, params ReadOnlySpan<string> path)
    {
        var at = root;
        foreach (var name in path)
        {
            var shape = Array.Find(at.Members, m => m.Name == name)?.Shape
                ?? throw new ArgumentException($"{at.Name} has no member {name}", nameof(path));
            at = (StructShape)(shape is ListShape list ? list.Element : shape);
        }

        return at;
    }
}
