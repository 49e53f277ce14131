using System.Collections;
using System.Text;
using Cyclops.Aws.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace Cyclops.LocalCloud.Protocol;

/// <summary>Reads the input of a REST operation from where its members are bound: path, query, headers, body.</summary>
internal static class RestInput
{
    public static object Read(OperationShape operation, WireRequest request, Dictionary<string, string> variables)
    {
        var shape = operation.Input!;
        var input = shape.Create();
        if (!request.Body.IsEmpty)
        {
            ReadBody(operation, request.Body, shape, input);
        }

        var query = QueryHelpers.ParseQuery(request.Query);
        for (var i = 0; i < shape.Members.Length; i++)
        {
            var member = shape.Members[i];
            var wire = member.WireName;
            switch (member.Location)
            {
                case MemberLocation.Uri:
                    shape.Set(input, i, Scalars.Parse(member.Shape, variables[wire]));
                    break;
                case MemberLocation.Query when query.TryGetValue(wire, out var values):
                    shape.Set(input, i, member.Shape is ListShape list ? Fill(list, values!) : Scalars.Parse(member.Shape, values.ToString()));
                    break;
                case MemberLocation.Header when request.Header(wire) is { } value:
                    shape.Set(input, i, member.Shape is ListShape headers ? Fill(headers, value.Split(',', StringSplitOptions.TrimEntries)) : Scalars.Parse(member.Shape, value));
                    break;
                case MemberLocation.Headers when PrefixHeaders((MapShape)member.Shape, request, wire) is { Count: > 0 } map:
                    shape.Set(input, i, map);
                    break;
            }
        }

        return input;
    }

    private static void ReadBody(OperationShape operation, ReadOnlyMemory<byte> body, StructShape shape, object input)
    {
        var json = operation.Service.Protocol == WireProtocol.RestJson;
        var payload = Array.FindIndex(shape.Members, m => m.Location == MemberLocation.Payload);
        if (payload < 0)
        {
            ReadStruct(json, body, shape, input);
        }
        else if (shape.Members[payload].Shape is StructShape inner)
        {
            var value = inner.Create();
            ReadStruct(json, body, inner, value);
            shape.Set(input, payload, value);
        }
        else
        {
            var member = shape.Members[payload].Shape;
            shape.Set(input, payload, member.Kind == ShapeKind.Blob ? new MemoryStream(body.ToArray()) : Scalars.Parse(member, Encoding.UTF8.GetString(body.Span)));
        }
    }

    private static void ReadStruct(bool json, ReadOnlyMemory<byte> body, StructShape shape, object target)
    {
        if (json)
        {
            JsonDecoder.Read(body.Span, shape, target);
            return;
        }

        using var stream = new MemoryStream(body.ToArray());
        if (XmlDecoder.Load(stream) is { } element)
        {
            XmlDecoder.Fill(element, shape, target);
        }
    }

    private static IDictionary PrefixHeaders(MapShape shape, WireRequest request, string prefix)
    {
        var map = shape.Create();
        foreach (var header in request.Headers.Where(h => h.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            map[header.Key[prefix.Length..]] = header.Value;
        }

        return map;
    }

    private static IList Fill(ListShape shape, IEnumerable<string> values)
    {
        var list = shape.Create();
        foreach (var value in values)
        {
            list.Add(Scalars.Parse(shape.Element, value));
        }

        return list;
    }
}
