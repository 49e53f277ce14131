using System.Collections;
using System.Globalization;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace Cyclops.Aws.Wire;

public static class JsonCodec
{
    public static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 256, AllowTrailingCommas = true };

    public static void WriteStruct(Utf8JsonWriter w, StructShape s, object o, bool bodyOnly = false, bool fillTokens = false)
    {
        w.WriteStartObject();
        var members = s.Members;
        for (int i = 0; i < members.Length; i++)
        {
            var m = members[i];
            if (bodyOnly && m.Loc != Loc.Body) continue;
            var v = s.Get(o, i);
            if (!W.IsSet(v))
            {
                if (!(fillTokens && m.Idempotency)) continue;
                v = Guid.NewGuid().ToString();
            }
            w.WritePropertyName(m.JsonNameUtf8);
            Write(w, m.Shape, v);
        }
        w.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter w, Shape s, object? v)
    {
        if (v is null) { w.WriteNullValue(); return; }
        switch (s.Kind)
        {
            case WireKind.Struct: WriteStruct(w, (StructShape)s, v); break;
            case WireKind.List:
                w.WriteStartArray();
                var el = ((ListShape)s).Element;
                foreach (var e in (IList)v) Write(w, el, e);
                w.WriteEndArray();
                break;
            case WireKind.Map:
                w.WriteStartObject();
                var vs = ((MapShape)s).Value;
                foreach (DictionaryEntry e in (IDictionary)v) { w.WritePropertyName(e.Key is ConstantClass c ? c.ToString() : (string)e.Key); Write(w, vs, e.Value); }
                w.WriteEndObject();
                break;
            case WireKind.Bool: w.WriteBooleanValue((bool)v); break;
            case WireKind.Int: w.WriteNumberValue((int)v); break;
            case WireKind.Long: w.WriteNumberValue((long)v); break;
            case WireKind.Float: if (float.IsFinite((float)v)) w.WriteNumberValue((float)v); else w.WriteStringValue(Scalars.Text(s, v)); break;
            case WireKind.Double: if (double.IsFinite((double)v)) w.WriteNumberValue((double)v); else w.WriteStringValue(Scalars.Text(s, v)); break;
            case WireKind.Time:
                var ms = Scalars.Millis((DateTime)v);
                if (ms % 1000 == 0) w.WriteNumberValue(ms / 1000); else w.WriteNumberValue(ms / 1000m);
                break;
            case WireKind.EpochMillis: w.WriteNumberValue(Scalars.Millis((DateTime)v)); break;
            case WireKind.Blob: var b = (MemoryStream)v; w.WriteBase64StringValue(b.ToArray()); break;
            case WireKind.Document: WriteDocument(w, (Document)v); break;
            default: w.WriteStringValue(Scalars.Text(s, v)); break;
        }
    }

    /// <summary>Reads a document into <paramref name="target"/> (or a new instance); an empty body gives an empty object.</summary>
    public static object ReadDocument(ReadOnlySpan<byte> utf8, StructShape s, object? target = null)
    {
        target ??= s.Create();
        var r = new Utf8JsonReader(utf8, ReaderOptions);
        while (true)
        {
            if (utf8.IsEmpty || !r.Read()) return target;
            if (r.TokenType == JsonTokenType.StartObject) { FillStruct(ref r, s, target); return target; }
            r.Skip();
        }
    }

    private static void FillStruct(ref Utf8JsonReader r, StructShape s, object target)
    {
        var members = s.Members;
        int hint = 0;
        while (r.Read() && r.TokenType != JsonTokenType.EndObject)
        {
            int found = -1;
            for (int n = 0; n < members.Length; n++)
            {
                int i = hint + n; if (i >= members.Length) i -= members.Length;
                if (r.ValueTextEquals(members[i].JsonNameUtf8)) { found = i; break; }
            }
            r.Read();
            if (found < 0) { r.Skip(); continue; }
            hint = found + 1;
            if (r.TokenType == JsonTokenType.Null) continue;
            s.Set(target, found, Read(ref r, members[found].Shape));
        }
    }

    private static object? Read(ref Utf8JsonReader r, Shape s)
    {
        if (r.TokenType == JsonTokenType.Null) return null;
        switch (s.Kind)
        {
            case WireKind.Struct:
                if (r.TokenType != JsonTokenType.StartObject) throw Bad(ref r, s);
                var o = ((StructShape)s).Create(); FillStruct(ref r, (StructShape)s, o); return o;
            case WireKind.List:
                if (r.TokenType != JsonTokenType.StartArray) throw Bad(ref r, s);
                var ls = (ListShape)s; var list = ls.Create();
                while (r.Read() && r.TokenType != JsonTokenType.EndArray) list.Add(Read(ref r, ls.Element));
                return list;
            case WireKind.Map:
                if (r.TokenType != JsonTokenType.StartObject) throw Bad(ref r, s);
                var ms = (MapShape)s; var map = ms.Create();
                while (r.Read() && r.TokenType != JsonTokenType.EndObject) { var k = r.GetString()!; r.Read(); map[k] = Read(ref r, ms.Value); }
                return map;
            case WireKind.Bool: return r.TokenType == JsonTokenType.String ? Scalars.Parse(s, r.GetString()!) : r.GetBoolean();
            case WireKind.Int:
                if (r.TokenType == JsonTokenType.String) return Scalars.Parse(s, r.GetString()!);
                return r.TryGetInt32(out var i32) ? i32 : checked((int)r.GetDouble());
            case WireKind.Long:
                if (r.TokenType == JsonTokenType.String) return Scalars.Parse(s, r.GetString()!);
                return r.TryGetInt64(out var i64) ? i64 : checked((long)r.GetDouble());
            case WireKind.Float: return r.TokenType == JsonTokenType.String ? Scalars.Parse(s, r.GetString()!) : r.GetSingle();
            case WireKind.Double: return r.TokenType == JsonTokenType.String ? Scalars.Parse(s, r.GetString()!) : r.GetDouble();
            case WireKind.Time: return r.TokenType == JsonTokenType.String ? Scalars.ParseTime(r.GetString()!) : Scalars.FromEpochSeconds(r.GetDouble());
            case WireKind.EpochMillis: return DateTime.UnixEpoch.AddMilliseconds(r.TokenType == JsonTokenType.String ? long.Parse(r.GetString()!, CultureInfo.InvariantCulture) : r.TryGetInt64(out var em) ? em : (long)r.GetDouble());
            case WireKind.Blob: return new MemoryStream(r.GetBytesFromBase64());
            case WireKind.Document: using (var jd = JsonDocument.ParseValue(ref r)) return ToDocument(jd.RootElement);
            default:
                // Strings: tolerate scalars of another JSON type, as the official StringUnmarshaller does.
                var t = r.TokenType switch
                {
                    JsonTokenType.String => r.GetString()!,
                    JsonTokenType.True => "true",
                    JsonTokenType.False => "false",
                    JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(r.ValueSpan),
                    _ => throw Bad(ref r, s),
                };
                return s.Kind == WireKind.Enum ? (object)((EnumShape)s).Parse(t) : t;
        }
    }

    private static void WriteDocument(Utf8JsonWriter w, Document d)
    {
        if (d.IsDictionary()) { w.WriteStartObject(); foreach (var kv in d.AsDictionary()) { w.WritePropertyName(kv.Key); WriteDocument(w, kv.Value); } w.WriteEndObject(); }
        else if (d.IsList()) { w.WriteStartArray(); foreach (var e in d.AsList()) WriteDocument(w, e); w.WriteEndArray(); }
        else if (d.IsBool()) w.WriteBooleanValue(d.AsBool());
        else if (d.IsInt()) w.WriteNumberValue(d.AsInt());
        else if (d.IsLong()) w.WriteNumberValue(d.AsLong());
        else if (d.IsDouble()) w.WriteNumberValue(d.AsDouble());
        else if (d.IsString()) w.WriteStringValue(d.AsString());
        else w.WriteNullValue();
    }

    private static Document ToDocument(JsonElement e)
    {
        switch (e.ValueKind)
        {
            case JsonValueKind.Object: var map = new Dictionary<string, Document>(); foreach (var p in e.EnumerateObject()) map[p.Name] = ToDocument(p.Value); return new Document(map);
            case JsonValueKind.Array: var list = new List<Document>(); foreach (var x in e.EnumerateArray()) list.Add(ToDocument(x)); return new Document(list);
            case JsonValueKind.True: return new Document(true);
            case JsonValueKind.False: return new Document(false);
            case JsonValueKind.String: return new Document(e.GetString());
            case JsonValueKind.Number: return e.TryGetInt32(out var i) ? new Document(i) : e.TryGetInt64(out var l) ? new Document(l) : new Document(e.GetDouble());
            default: return new Document();
        }
    }

    private static JsonException Bad(ref Utf8JsonReader r, Shape s) =>
        new($"unexpected {r.TokenType} for {(s as StructShape)?.Name ?? s.Kind.ToString()} at byte {r.TokenStartIndex}");
}
