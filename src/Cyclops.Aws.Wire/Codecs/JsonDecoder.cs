using System.Collections;
using System.Text;
using System.Text.Json;

namespace Cyclops.Aws.Wire;

/// <summary>
/// Reads JSON bodies forward only: no document tree is built, and members the model does not know are skipped
/// token by token without allocating.
/// </summary>
public static class JsonDecoder
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 256, AllowTrailingCommas = true };

    /// <summary>Reads an object into <paramref name="target"/>, or into a new instance.</summary>
    /// <returns>The object read; empty when the body is empty or is not a JSON object.</returns>
    /// <exception cref="JsonException">The body is cut off, not JSON, or of another structure.</exception>
    public static object Read(ReadOnlySpan<byte> utf8, StructShape shape, object? target = null)
    {
        ArgumentNullException.ThrowIfNull(shape);
        target ??= shape.Create();
        if (utf8.IsEmpty)
        {
            return target;
        }

        var reader = new Utf8JsonReader(utf8, Options);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadMembers(ref reader, shape, target);
                break;
            }

            reader.Skip();
        }

        return target;
    }

    private static void ReadMembers(ref Utf8JsonReader reader, StructShape shape, object target)
    {
        var members = shape.Members;
        var expected = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var index = Find(ref reader, members, expected);
            reader.Read();
            if (index < 0)
            {
                reader.Skip();
                continue;
            }

            expected = index + 1;
            if (reader.TokenType != JsonTokenType.Null)
            {
                shape.Set(target, index, ReadValue(ref reader, members[index].Shape));
            }
        }
    }

    /// <summary>Services send members in a stable order, so the search starts after the last one found.</summary>
    private static int Find(ref Utf8JsonReader reader, Member[] members, int expected)
    {
        for (var offset = 0; offset < members.Length; offset++)
        {
            var index = expected + offset;
            if (index >= members.Length)
            {
                index -= members.Length;
            }

            if (reader.ValueTextEquals(members[index].WireNameUtf8))
            {
                return index;
            }
        }

        return -1;
    }

    private static object? ReadValue(ref Utf8JsonReader reader, Shape shape)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        switch (shape)
        {
            case StructShape structure:
                Expect(ref reader, JsonTokenType.StartObject, shape);
                var instance = structure.Create();
                ReadMembers(ref reader, structure, instance);
                return instance;
            case ListShape list:
                return ReadList(ref reader, list);
            case MapShape map:
                return ReadMap(ref reader, map);
            default:
                return shape.Kind == ShapeKind.Document ? JsonDocuments.Read(ref reader) : ReadScalar(ref reader, shape);
        }
    }

    private static IList ReadList(ref Utf8JsonReader reader, ListShape shape)
    {
        Expect(ref reader, JsonTokenType.StartArray, shape);
        var list = shape.Create();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(ReadValue(ref reader, shape.Element));
        }

        return list;
    }

    private static IDictionary ReadMap(ref Utf8JsonReader reader, MapShape shape)
    {
        Expect(ref reader, JsonTokenType.StartObject, shape);
        var map = shape.Create();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            reader.Read();
            map[key] = ReadValue(ref reader, shape.Value);
        }

        return map;
    }

    private static object ReadScalar(ref Utf8JsonReader reader, Shape shape) => reader.TokenType switch
    {
        JsonTokenType.String => ReadText(ref reader, shape),
        JsonTokenType.Number => ReadNumber(ref reader, shape),
        JsonTokenType.True or JsonTokenType.False => ReadBool(ref reader, shape),
        _ => throw Unexpected(ref reader, shape),
    };

    private static object ReadText(ref Utf8JsonReader reader, Shape shape)
    {
        try
        {
            return shape.Kind == ShapeKind.Blob
                ? new MemoryStream(reader.GetBytesFromBase64())
                : Scalars.Parse(shape, reader.GetString()!);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new JsonException($"Not a {shape.Kind} at byte {reader.TokenStartIndex}.", e);
        }
    }

    private static object ReadNumber(ref Utf8JsonReader reader, Shape shape)
    {
        switch (shape.Kind)
        {
            // AWS sends whole numbers as 7.0 now and then; casts saturate where it sends nonsense.
            case ShapeKind.Int:
                return reader.TryGetInt32(out var small) ? small : (int)reader.GetDouble();
            case ShapeKind.Long:
                return reader.TryGetInt64(out var large) ? large : (long)reader.GetDouble();
            case ShapeKind.Float:
                return reader.GetSingle();
            case ShapeKind.Double:
                return reader.GetDouble();
            case ShapeKind.Time:
                return Scalars.FromEpochSeconds(reader.GetDouble());
            case ShapeKind.EpochMillis:
                var millis = reader.TryGetInt64(out var whole) ? whole : (long)reader.GetDouble();
                return DateTime.UnixEpoch.AddMilliseconds(millis);
            case ShapeKind.String or ShapeKind.Enum:
                // Scalars of another JSON type are taken as text, as the official unmarshallers do.
                return Scalars.Parse(shape, Encoding.UTF8.GetString(reader.ValueSpan));
            default:
                throw Unexpected(ref reader, shape);
        }
    }

    private static object ReadBool(ref Utf8JsonReader reader, Shape shape) => shape.Kind switch
    {
        ShapeKind.Bool => reader.GetBoolean(),
        ShapeKind.String or ShapeKind.Enum => Scalars.Parse(shape, reader.GetBoolean() ? "true" : "false"),
        _ => throw Unexpected(ref reader, shape),
    };

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token, Shape shape)
    {
        if (reader.TokenType != token)
        {
            throw Unexpected(ref reader, shape);
        }
    }

    private static JsonException Unexpected(ref Utf8JsonReader reader, Shape shape) =>
        new($"Unexpected {reader.TokenType} for {(shape as StructShape)?.Name ?? shape.Kind.ToString()} at byte {reader.TokenStartIndex}.");
}
