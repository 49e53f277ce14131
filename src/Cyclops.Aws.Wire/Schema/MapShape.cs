using System.Collections;

namespace Cyclops.Aws.Wire;

/// <summary>A map with string keys and the way XML and form bodies name its entries.</summary>
public sealed class MapShape(
    Func<IDictionary> create, Shape value, string keyName = "key", string valueName = "value", bool flattened = false)
    : Shape(ShapeKind.Map)
{
    /// <summary>Shape of each value.</summary>
    public Shape Value { get; } = value;

    /// <summary>Element name of a key in XML and form bodies.</summary>
    public string KeyName { get; } = keyName;

    /// <summary>Element name of a value in XML and form bodies.</summary>
    public string ValueName { get; } = valueName;

    /// <summary>True when the entries repeat in place of the map, without an enclosing element.</summary>
    public bool Flattened { get; } = flattened;

    /// <summary>An empty dictionary of the CLR type the model class declares.</summary>
    public IDictionary Create() => create();
}
