using System.Text;
using Amazon.Runtime.Internal;

namespace Cyclops.Aws.Wire;

/// <summary>The body of a REST request: one member that is the whole of it, or all members without another place.</summary>
internal static class RestBody
{
    public static void Marshall(OperationShape operation, StructShape shape, IRequest request, object input, TokenSource tokens)
    {
        if (shape.PayloadIndex is >= 0 and var payload)
        {
            if (shape.Get(input, payload) is { } value)
            {
                SetPayload(operation, shape.Members[payload], request, value, tokens);
            }
        }
        else if (HasBody(operation, shape, input))
        {
            SetMembers(operation, shape, request, input, tokens);
        }
    }

    /// <summary>JSON services want "{}" where XML services want no body.</summary>
    private static bool HasBody(OperationShape operation, StructShape shape, object input)
    {
        for (var i = 0; i < shape.Members.Length; i++)
        {
            var member = shape.Members[i];
            if (member.Location == MemberLocation.Body
                && (operation.Service.Protocol == WireProtocol.RestJson
                    || member.IsIdempotencyToken
                    || Shapes.IsSet(shape.Get(input, i))))
            {
                return true;
            }
        }

        return false;
    }

    private static void SetMembers(
        OperationShape operation, StructShape shape, IRequest request, object input, TokenSource tokens)
    {
        if (operation.Service.Protocol == WireProtocol.RestJson)
        {
            Set(request, "application/json", JsonEncoder.Document(
                writer => JsonEncoder.WriteStruct(writer, shape, input, bodyOnly: true, tokens)));
            return;
        }

        var ns = operation.InputNamespace;
        Set(request, "application/xml", XmlEncoder.Document(
            operation.InputName ?? shape.Name, ns, writer => XmlEncoder.WriteMembers(writer, shape, input, ns, tokens)));
    }

    private static void SetPayload(
        OperationShape operation, Member member, IRequest request, object value, TokenSource tokens)
    {
        switch (member.Shape)
        {
            case StructShape shape when operation.Service.Protocol == WireProtocol.RestJson:
                Set(request, "application/json", JsonEncoder.Document(
                    writer => JsonEncoder.WriteStruct(writer, shape, value, tokens: tokens)));
                break;
            case StructShape shape:
                var ns = member.XmlNamespace ?? operation.InputNamespace;
                Set(request, "application/xml", XmlEncoder.Document(
                    member.LocationName ?? shape.Name, ns, writer => XmlEncoder.WriteMembers(writer, shape, value, ns, tokens)));
                break;
            case { Kind: ShapeKind.Blob }:
                Set(request, "application/octet-stream", ((MemoryStream)value).ToArray());
                break;
            default:
                Set(request, "text/plain", Encoding.UTF8.GetBytes(Scalars.Text(member.Shape, value)));
                break;
        }
    }

    private static void Set(IRequest request, string contentType, byte[] content)
    {
        request.Content = content;
        request.Headers["Content-Type"] = contentType;
    }
}
