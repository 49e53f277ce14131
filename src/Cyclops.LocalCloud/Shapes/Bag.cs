namespace Cyclops.LocalCloud.Shapes;

/// <summary>A structure inside a response.</summary>
internal sealed class Bag : IBag
{
    public Dictionary<string, object?> Values { get; init; } = new(StringComparer.Ordinal);
}
