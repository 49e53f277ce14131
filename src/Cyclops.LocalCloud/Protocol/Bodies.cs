using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace Cyclops.LocalCloud.Protocol;

/// <summary>Buffers for the two text formats of AWS.</summary>
internal static class Bodies
{
    private static readonly XmlWriterSettings XmlSettings = new() { Encoding = new UTF8Encoding(false) };

    public static ReadOnlyMemory<byte> Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }

    public static ReadOnlyMemory<byte> Xml(string root, string? ns, Action<XmlWriter, string?> write)
    {
        using var stream = new MemoryStream(512);
        using (var writer = XmlWriter.Create(stream, XmlSettings))
        {
            writer.WriteStartElement(root, ns);
            write(writer, ns);
            writer.WriteEndElement();
        }

        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }
}
