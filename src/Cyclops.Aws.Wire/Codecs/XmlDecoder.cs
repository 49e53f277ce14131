using System.Collections;
using System.Xml;
using System.Xml.Linq;

namespace Cyclops.Aws.Wire;

/// <summary>Reads XML bodies of the Query, EC2 and REST-XML protocols.</summary>
public static class XmlDecoder
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The root element; null when the body is empty.</summary>
    /// <exception cref="XmlException">The body is not XML, or is cut off.</exception>
    public static XElement? Load(byte[] body) => Load(new MemoryStream(body, writable: false));

    /// <inheritdoc cref="Load(byte[])"/>
    public static XElement? Load(MemoryStream body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (body.Length == 0)
        {
            return null;
        }

        using var reader = XmlReader.Create(body, Settings);
        reader.MoveToContent();
        return (XElement)XNode.ReadFrom(reader);
    }

    /// <summary>The first child of that name, in any namespace and any case; null when there is none.</summary>
    public static XElement? Child(XElement parent, string localName)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return parent.Elements().FirstOrDefault(child => IsNamed(child, localName));
    }

    /// <summary>Reads the members that the element has into <paramref name="target"/>.</summary>
    /// <exception cref="FormatException">An element's text is not of its member's kind.</exception>
    public static void Fill(XElement element, StructShape shape, object target)
    {
        ArgumentNullException.ThrowIfNull(element);
        ArgumentNullException.ThrowIfNull(shape);
        var members = shape.Members;
        for (var i = 0; i < members.Length; i++)
        {
            var member = members[i];
            if (member.Location is MemberLocation.Body or MemberLocation.Payload
                && ReadMember(element, member) is { } value)
            {
                shape.Set(target, i, value);
            }
        }
    }

    private static object? ReadMember(XElement element, Member member)
    {
        var name = member.XmlName;
        if (member.IsXmlAttribute)
        {
            var localName = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
            var attribute = element.Attributes().FirstOrDefault(a => a.Name.LocalName == localName);
            return attribute is null ? null : Scalars.Parse(member.Shape, attribute.Value);
        }

        switch (member.Shape)
        {
            case ListShape { Flattened: true } list:
                var elements = element.Elements().Where(child => IsNamed(child, name)).ToList();
                return elements.Count == 0 ? null : ReadList(elements, list);
            case MapShape { Flattened: true } map:
                var entries = element.Elements().Where(child => IsNamed(child, name)).ToList();
                return entries.Count == 0 ? null : ReadMap(entries, map);
            default:
                return Child(element, name) is { } only ? ReadValue(only, member.Shape) : null;
        }
    }

    private static object? ReadValue(XElement element, Shape shape)
    {
        switch (shape)
        {
            case StructShape structure:
                var instance = structure.Create();
                Fill(element, structure, instance);
                return instance;
            case ListShape list:
                return ReadList(element.Elements(), list);
            case MapShape map:
                return ReadMap(element.Elements(), map);
            default:
                var text = element.Value;
                return text.Length == 0 && shape.Kind is not (ShapeKind.String or ShapeKind.Blob)
                    ? null
                    : Scalars.Parse(shape, text);
        }
    }

    private static IList ReadList(IEnumerable<XElement> elements, ListShape shape)
    {
        var list = shape.Create();
        foreach (var element in elements)
        {
            list.Add(ReadValue(element, shape.Element));
        }

        return list;
    }

    private static IDictionary ReadMap(IEnumerable<XElement> entries, MapShape shape)
    {
        var map = shape.Create();
        foreach (var entry in entries)
        {
            if (Child(entry, shape.KeyName) is { } key)
            {
                map[key.Value] = Child(entry, shape.ValueName) is { } value ? ReadValue(value, shape.Value) : null;
            }
        }

        return map;
    }

    /// <summary>Without regard to case: Route 53 sends <c>Messages</c> for the member <c>messages</c>.</summary>
    private static bool IsNamed(XElement element, string localName) =>
        string.Equals(element.Name.LocalName, localName, StringComparison.OrdinalIgnoreCase);
}
