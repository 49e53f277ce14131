using System.Collections;

namespace Cyclops.Aws.Wire;

/// <summary>A list and the way XML and form bodies name its elements.</summary>
public sealed class ListShape(Func<IList> create, Shape element, string? elementName = null, bool flattened = false)
    : Shape(ShapeKind.List)
{
    /// <summary>Shape of each element.</summary>
    public Shape Element { get; } = element;

    /// <summary>Element name in XML and form bodies; null means <c>member</c>.</summary>
    public string? ElementName { get; } = elementName;

    /// <summary>True when the elements repeat in place of the list, without an enclosing element.</summary>
    public bool Flattened { get; } = flattened;

    /// <summary>An empty list of the CLR type the model class declares.</summary>
    public IList Create() => create();
}
