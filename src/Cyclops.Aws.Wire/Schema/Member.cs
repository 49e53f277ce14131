using System.Text;

namespace Cyclops.Aws.Wire;

/// <summary>
/// One member of a structure: model name, wire names and binding. The value itself is read and written through
/// the owning <see cref="StructShape"/>, by the member's index.
/// </summary>
/// <param name="name">Name in the service model, in the model's case (<c>clusterName</c>).</param>
public sealed class Member(string name, Shape shape)
{
    private byte[]? _wireNameUtf8;

    /// <summary>Name in the service model.</summary>
    public string Name { get; } = name;

    /// <summary>Shape of the value.</summary>
    public Shape Shape { get; } = shape;

    /// <summary>The model's <c>locationName</c>; null when the wire uses <see cref="Name"/>.</summary>
    public string? LocationName { get; init; }

    /// <summary>The model's <c>queryName</c>: name in EC2 request forms only.</summary>
    public string? QueryName { get; init; }

    /// <summary>Where the member travels; the body unless the model says otherwise.</summary>
    public MemberLocation Location { get; init; }

    /// <summary>The client fills this with a fresh token when the caller leaves it unset.</summary>
    public bool IsIdempotencyToken { get; init; }

    /// <summary>The service refuses a request without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>An attribute of the enclosing XML element rather than a child element.</summary>
    public bool IsXmlAttribute { get; init; }

    /// <summary>XML namespace of the element; null inherits.</summary>
    public string? XmlNamespace { get; init; }

    /// <summary>Name in JSON, query strings, headers and path templates.</summary>
    public string WireName => LocationName ?? Name;

    /// <summary><see cref="WireName"/> encoded once.</summary>
    public ReadOnlySpan<byte> WireNameUtf8 => _wireNameUtf8 ??= Encoding.UTF8.GetBytes(WireName);

    /// <summary>Element or attribute name in XML: flattened lists are named after their elements.</summary>
    public string XmlName => Shape is ListShape { Flattened: true, ElementName: { } elementName } ? elementName : WireName;
}
