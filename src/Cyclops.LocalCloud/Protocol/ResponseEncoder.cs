using System.Xml;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.S3;

namespace Cyclops.LocalCloud.Protocol;

/// <summary>From a typed response to the bytes of its protocol.</summary>
internal static class ResponseEncoder
{
    public static WireResponse Encode(OperationShape operation, WireProtocol protocol, object response, string requestId) => protocol switch
    {
        WireProtocol.Json => new WireResponse(
            operation.HttpStatus,
            "application/x-amz-json-" + operation.Service.JsonVersion,
            Bodies.Json(w => JsonEncoder.WriteStruct(w, operation.Output, response))),
        WireProtocol.Query => new WireResponse(
            operation.HttpStatus,
            "text/xml",
            Bodies.Xml(operation.Name + "Response", operation.Service.XmlNamespace, (w, ns) => Query(w, ns, operation, response, requestId))),
        WireProtocol.Ec2 => new WireResponse(
            operation.HttpStatus,
            "text/xml;charset=UTF-8",
            Bodies.Xml(operation.Name + "Response", operation.Service.XmlNamespace, (w, ns) =>
            {
                w.WriteElementString("requestId", ns, requestId);
                XmlEncoder.WriteMembers(w, operation.Output, response, ns);
            })),
        _ when operation.Service == S3Shapes.Service => S3Responses.Encode(operation, response, requestId),
        _ => Rest(operation, response),
    };

    private static void Query(XmlWriter w, string? ns, OperationShape operation, object response, string requestId)
    {
        // A service that speaks JSON as well is modelled by that; its answers to forms are wrapped like all others.
        var wrapper = operation.ResultWrapper ?? (operation.Service.Protocol == WireProtocol.Json && operation.Output.Members.Length > 0 ? operation.Name + "Result" : null);
        if (wrapper is not null)
        {
            w.WriteStartElement(wrapper, ns);
            XmlEncoder.WriteMembers(w, operation.Output, response, ns);
            w.WriteEndElement();
        }

        w.WriteStartElement("ResponseMetadata", ns);
        w.WriteElementString("RequestId", ns, requestId);
        w.WriteEndElement();
    }

    private static WireResponse Rest(OperationShape operation, object response)
    {
        var output = operation.Output;
        var status = operation.HttpStatus;
        var headers = new List<KeyValuePair<string, string>>();
        for (var i = 0; i < output.Members.Length; i++)
        {
            var member = output.Members[i];
            if (member.Location is not (MemberLocation.Header or MemberLocation.StatusCode) || output.Get(response, i) is not { } value)
            {
                continue;
            }

            if (member.Location == MemberLocation.Header)
            {
                headers.Add(new(member.WireName, Scalars.Text(member.Shape, value, httpDate: true)));
            }
            else
            {
                status = (int)value;
            }
        }

        var payload = Array.FindIndex(output.Members, m => m.Location == MemberLocation.Payload);
        var shape = payload < 0 ? output : output.Members[payload].Shape as StructShape ?? output;
        var body = payload < 0 ? response : output.Get(response, payload) ?? response;
        if (operation.Service.Protocol == WireProtocol.RestJson)
        {
            return new WireResponse(status, "application/json", Bodies.Json(w => JsonEncoder.WriteStruct(w, shape, body, bodyOnly: payload < 0))) { Headers = headers };
        }

        var root = payload < 0 ? operation.Name + "Response" : output.Members[payload].LocationName ?? shape.Name;
        var ns = operation.InputNamespace ?? operation.Service.XmlNamespace;
        return new WireResponse(status, "text/xml", Bodies.Xml(root, ns, (w, n) => XmlEncoder.WriteMembers(w, shape, body, n))) { Headers = headers };
    }
}
