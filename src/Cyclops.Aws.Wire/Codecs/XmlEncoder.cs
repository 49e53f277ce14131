using System.Collections;
using System.Text;
using System.Xml;

namespace Cyclops.Aws.Wire;

/// <summary>Writes XML bodies of the Query, EC2 and REST-XML protocols.</summary>
public static class XmlEncoder
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(false),
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <summary>A whole XML document.</summary>
    /// <param name="root">Name of the root element.</param>
    /// <param name="ns">Default namespace; null for none.</param>
    public static byte[] Document(string root, string? ns, Action<XmlWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
        {
            writer.WriteStartElement(root, ns);
            write(writer);
            writer.WriteEndElement();
        }

        return stream.ToArray();
    }

    /// <summary>Writes the members that are set into the open element, attributes first.</summary>
    /// <param name="ns">Namespace of the elements; null for none.</param>
    /// <param name="tokens">Fills unset idempotency tokens; null leaves them out.</param>
    public static void WriteMembers(
        XmlWriter writer, StructShape shape, object instance, string? ns, TokenSource? tokens = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(shape);
        foreach (var (member, value) in SetMembers(shape, instance, attributes: true, tokens))
        {
            WriteAttribute(writer, member, value);
        }

        foreach (var (member, value) in SetMembers(shape, instance, attributes: false, tokens))
        {
            WriteValue(writer, member.Shape, member.XmlName, value, member.XmlNamespace ?? ns);
        }
    }

    /// <summary>Writes one value as an element; null writes nothing.</summary>
    public static void WriteValue(XmlWriter writer, Shape shape, string name, object? value, string? ns)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (value, shape)
        {
            case (null, _):
                break;
            case (_, StructShape structure):
                writer.WriteStartElement(name, ns);
                WriteMembers(writer, structure, value, ns);
                writer.WriteEndElement();
                break;
            case (IList list, ListShape listShape):
                WriteList(writer, listShape, name, list, ns);
                break;
            case (IDictionary map, MapShape mapShape):
                WriteMap(writer, mapShape, name, map, ns);
                break;
            default:
                writer.WriteElementString(name, ns, Scalars.Text(shape, value));
                break;
        }
    }

    private static IEnumerable<(Member Member, object Value)> SetMembers(
        StructShape shape, object instance, bool attributes, TokenSource? tokens)
    {
        var members = shape.Members;
        for (var i = 0; i < members.Length; i++)
        {
            var member = members[i];
            if (member.Location is not (MemberLocation.Body or MemberLocation.Payload) || member.IsXmlAttribute != attributes)
            {
                continue;
            }

            var value = shape.Get(instance, i);
            if (!Shapes.IsSet(value))
            {
                value = member.IsIdempotencyToken ? tokens?.Invoke() : null;
            }

            if (value is not null)
            {
                yield return (member, value);
            }
        }
    }

    /// <summary>An attribute with a prefix (<c>xsi:type</c>) needs the namespace its member declares.</summary>
    private static void WriteAttribute(XmlWriter writer, Member member, object value)
    {
        var text = Scalars.Text(member.Shape, value);
        if (member.XmlName.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && member.XmlNamespace is { } ns)
        {
            writer.WriteAttributeString(member.XmlName[..colon], member.XmlName[(colon + 1)..], ns, text);
        }
        else
        {
            writer.WriteAttributeString(member.XmlName, text);
        }
    }

    private static void WriteList(XmlWriter writer, ListShape shape, string name, IList list, string? ns)
    {
        if (shape.Flattened)
        {
            foreach (var element in list)
            {
                WriteValue(writer, shape.Element, name, element, ns);
            }

            return;
        }

        writer.WriteStartElement(name, ns);
        foreach (var element in list)
        {
            WriteValue(writer, shape.Element, shape.ElementName ?? "member", element, ns);
        }

        writer.WriteEndElement();
    }

    private static void WriteMap(XmlWriter writer, MapShape shape, string name, IDictionary map, string? ns)
    {
        if (!shape.Flattened)
        {
            writer.WriteStartElement(name, ns);
        }

        foreach (DictionaryEntry entry in map)
        {
            writer.WriteStartElement(shape.Flattened ? name : "entry", ns);
            writer.WriteElementString(shape.KeyName, ns, (string)entry.Key);
            WriteValue(writer, shape.Value, shape.ValueName, entry.Value, ns);
            writer.WriteEndElement();
        }

        if (!shape.Flattened)
        {
            writer.WriteEndElement();
        }
    }
}
