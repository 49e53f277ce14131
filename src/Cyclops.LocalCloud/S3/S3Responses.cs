using System.Collections;
using Amazon.Runtime;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.S3;

/// <summary>The answers of S3: documents with an object's name as root, bare objects, errors without an envelope.</summary>
internal static class S3Responses
{
    private const string Xml = "application/xml";

    public static WireResponse Encode(OperationShape operation, object response, string requestId)
    {
        var output = operation.Output;
        var headers = new List<KeyValuePair<string, string>>();
        var type = Xml;
        ReadOnlyMemory<byte>? body = null;
        for (var i = 0; i < output.Members.Length; i++)
        {
            var member = output.Members[i];
            switch (member.Location, output.Get(response, i))
            {
                case (_, null):
                    break;
                case (MemberLocation.Header, string text) when member.WireName == "Content-Type":
                    type = text;
                    break;
                case (MemberLocation.Header, { } value):
                    headers.Add(new(member.WireName, Scalars.Text(member.Shape, value, httpDate: true)));
                    break;
                case (MemberLocation.Headers, IDictionary map):
                    headers.AddRange(from string key in map.Keys select KeyValuePair.Create(member.WireName + key, (string)map[key]!));
                    break;
                case (MemberLocation.Payload, { } value):
                    body = Payload(member, value, ref type);
                    break;
            }
        }

        body ??= Document(operation, response);
        return Answer(operation, operation.HttpStatus, type, body.Value, headers, requestId);
    }

    public static WireResponse Error(OperationShape? operation, AmazonServiceException error, string requestId)
    {
        var status = error.StatusCode != 0 ? (int)error.StatusCode : 400;
        var body = Bodies.Xml("Error", null, (w, ns) =>
        {
            w.WriteElementString("Code", ns, error.ErrorCode);
            w.WriteElementString("Message", ns, error.Message);
            foreach (var (name, value) in (error as S3Exception)?.Details ?? [])
            {
                w.WriteElementString(name, ns, value);
            }

            w.WriteElementString("RequestId", ns, requestId);
            w.WriteElementString("HostId", ns, requestId);
        });
        return Answer(operation, status, Xml, body, (error as S3Exception)?.AnswerHeaders ?? [], requestId) with { ErrorCode = error.ErrorCode };
    }

    private static WireResponse Answer(
        OperationShape? operation, int status, string type, ReadOnlyMemory<byte> body, IReadOnlyList<KeyValuePair<string, string>> headers, string requestId)
    {
        var bare = operation?.Method == "HEAD";
        return new WireResponse(status, type, bare ? default : body)
        {
            Headers = [.. headers, new("x-amz-request-id", requestId), new("x-amz-id-2", requestId)],
            Length = bare && status < 300 ? body.Length : null,
        };
    }

    private static ReadOnlyMemory<byte> Payload(Member member, object value, ref string type)
    {
        switch (value)
        {
            case MemoryStream stream:
                return stream.GetBuffer().AsMemory(0, (int)stream.Length);
            case string text:
                type = "application/json";
                return System.Text.Encoding.UTF8.GetBytes(text);
            default:
                var shape = (StructShape)member.Shape;
                return Bodies.Xml(shape.Name, S3Shapes.Namespace, (w, ns) => XmlEncoder.WriteMembers(w, shape, value, ns));
        }
    }

    /// <summary>Nothing at all for an operation that answers by its headers alone.</summary>
    private static ReadOnlyMemory<byte> Document(OperationShape operation, object response)
    {
        var output = operation.Output;
        if (!Array.Exists(output.Members, m => m.Location == MemberLocation.Body))
        {
            return default;
        }

        return Bodies.Xml(output.Name, S3Shapes.Namespace, (w, ns) =>
        {
            // A location is the text of its root element.
            if (output.Members is [{ Name: "LocationConstraint" }])
            {
                w.WriteString(output.Get(response, 0) as string ?? "");
            }
            else
            {
                XmlEncoder.WriteMembers(w, output, response, ns);
                WriteVersions(w, operation, response, ns);
            }
        });
    }

    /// <summary>Versions and delete markers stand among each other, in one order.</summary>
    private static void WriteVersions(System.Xml.XmlWriter writer, OperationShape operation, object response, string? ns)
    {
        if (operation == S3Operations.ListObjectVersions)
        {
            foreach (var version in (List<Bag>)((IBag)response).Values[ObjectListings.Versions]!)
            {
                XmlEncoder.WriteValue(writer, S3Operations.Version, version.Values.ContainsKey("ETag") ? "Version" : "DeleteMarker", version, ns);
            }
        }
    }
}
