using System.Buffers;
using System.Collections;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace Cyclops.Aws.Wire;

/// <summary>Writes JSON bodies, of requests and of responses.</summary>
public static class JsonEncoder
{
    /// <summary>A whole JSON document.</summary>
    public static byte[] Document(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes an object with the members that are set, in model order.</summary>
    /// <param name="bodyOnly">Leave out members that travel elsewhere (REST).</param>
    /// <param name="tokens">Fills unset idempotency tokens; null leaves them out.</param>
    public static void WriteStruct(
        Utf8JsonWriter writer, StructShape shape, object instance, bool bodyOnly = false, TokenSource? tokens = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        WriteMembers(writer, shape, instance, bodyOnly, tokens);
        writer.WriteEndObject();
    }

    /// <summary>As <see cref="WriteStruct"/>, into an object that is already open.</summary>
    public static void WriteMembers(
        Utf8JsonWriter writer, StructShape shape, object instance, bool bodyOnly = false, TokenSource? tokens = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(shape);
        var members = shape.Members;
        for (var i = 0; i < members.Length; i++)
        {
            var member = members[i];
            if (bodyOnly && member.Location != MemberLocation.Body)
            {
                continue;
            }

            var value = shape.Get(instance, i);
            if (!Shapes.IsSet(value))
            {
                value = member.IsIdempotencyToken ? tokens?.Invoke() : null;
                if (value is null)
                {
                    continue;
                }
            }

            writer.WritePropertyName(member.WireNameUtf8);
            WriteValue(writer, member.Shape, value);
        }
    }

    /// <summary>Writes one value; null becomes a JSON null.</summary>
    public static void WriteValue(Utf8JsonWriter writer, Shape shape, object? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(shape);
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case Document document:
                WriteDocument(writer, document);
                break;
            default:
                switch (shape)
                {
                    case StructShape structure:
                        WriteStruct(writer, structure, value);
                        break;
                    case ListShape list:
                        WriteList(writer, list, (IList)value);
                        break;
                    case MapShape map:
                        WriteMap(writer, map, (IDictionary)value);
                        break;
                    default:
                        WriteScalar(writer, shape, value);
                        break;
                }

                break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, ListShape shape, IList list)
    {
        writer.WriteStartArray();
        foreach (var element in list)
        {
            WriteValue(writer, shape.Element, element);
        }

        writer.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter writer, MapShape shape, IDictionary map)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry entry in map)
        {
            writer.WritePropertyName(entry.Key is ConstantClass constant ? constant.ToString() : (string)entry.Key);
            WriteValue(writer, shape.Value, entry.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteScalar(Utf8JsonWriter writer, Shape shape, object value)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Bool:
                writer.WriteBooleanValue((bool)value);
                break;
            case ShapeKind.Int:
                writer.WriteNumberValue((int)value);
                break;
            case ShapeKind.Long:
                writer.WriteNumberValue((long)value);
                break;
            case ShapeKind.Float when float.IsFinite((float)value):
                writer.WriteNumberValue((float)value);
                break;
            case ShapeKind.Double when double.IsFinite((double)value):
                writer.WriteNumberValue((double)value);
                break;
            case ShapeKind.Time:
                WriteEpochSeconds(writer, Scalars.EpochMillis((DateTime)value));
                break;
            case ShapeKind.EpochMillis:
                writer.WriteNumberValue(Scalars.EpochMillis((DateTime)value));
                break;
            default:
                writer.WriteStringValue(Scalars.Text(shape, value));
                break;
        }
    }

    private static void WriteEpochSeconds(Utf8JsonWriter writer, long millis)
    {
        if (millis % 1000 == 0)
        {
            writer.WriteNumberValue(millis / 1000);
        }
        else
        {
            writer.WriteNumberValue(millis / 1000m);
        }
    }

    private static void WriteDocument(Utf8JsonWriter writer, Document document)
    {
        switch (document.Type)
        {
            case DocumentType.Dictionary:
                writer.WriteStartObject();
                foreach (var (name, value) in document.AsDictionary())
                {
                    writer.WritePropertyName(name);
                    WriteDocument(writer, value);
                }

                writer.WriteEndObject();
                break;
            case DocumentType.List:
                writer.WriteStartArray();
                foreach (var element in document.AsList())
                {
                    WriteDocument(writer, element);
                }

                writer.WriteEndArray();
                break;
            case DocumentType.Bool:
                writer.WriteBooleanValue(document.AsBool());
                break;
            case DocumentType.Int:
                writer.WriteNumberValue(document.AsInt());
                break;
            case DocumentType.Long:
                writer.WriteNumberValue(document.AsLong());
                break;
            case DocumentType.Double:
                writer.WriteNumberValue(document.AsDouble());
                break;
            case DocumentType.String:
                writer.WriteStringValue(document.AsString());
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
