using Amazon.Runtime;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.S3;

namespace Cyclops.LocalCloud.Protocol;

/// <summary>From an exception to the error document of its protocol: code, message, modeled members, status.</summary>
internal sealed class ErrorEncoder(OperationTable table)
{
    private const string ReceiverFault = "Receiver";
    private const string SenderFault = "Sender";

    public WireResponse Encode(OperationShape operation, WireProtocol protocol, AmazonServiceException error, string requestId, bool queryMode)
    {
        if (operation.Service == S3Shapes.Service)
        {
            return S3Responses.Error(operation, error, requestId);
        }

        var shape = table.Error(error);
        var code = string.IsNullOrEmpty(error.ErrorCode) ? shape?.Code ?? "InternalFailure" : error.ErrorCode;
        var status = error.StatusCode != 0 ? (int)error.StatusCode : shape?.HttpStatus ?? 400;
        return protocol is WireProtocol.Json or WireProtocol.RestJson
            ? Json(protocol == WireProtocol.Json ? "application/x-amz-json-" + operation.Service.JsonVersion : "application/json", shape, code, status, error, queryMode)
            : Xml(protocol == WireProtocol.Ec2, operation.Service.XmlNamespace ?? operation.InputNamespace, shape, code, status, error, requestId);
    }

    /// <summary>A request that means no operation; the caller is told in the form its protocol expects.</summary>
    public static WireResponse Unknown(WireRequest request, string requestId)
    {
        var code = IsForm(request) ? "InvalidAction" : "UnknownOperationException";
        var what = request.Header("X-Amz-Target") ?? (IsForm(request) ? "this Action and Version" : $"{request.Method} {request.Path}");
        return Bare(request, code, $"The local cloud knows no operation {what}.", requestId);
    }

    /// <summary>A body that cannot be read.</summary>
    public static WireResponse Malformed(WireRequest request, string reason, string requestId) =>
        Bare(request, IsForm(request) ? "MalformedQueryString" : "SerializationException", reason, requestId);

    private static bool IsForm(WireRequest request) =>
        request.Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    private static WireResponse Bare(WireRequest request, string code, string message, string requestId)
    {
        var error = AwsErrors.Sender(code, message);
        return request.Header("X-Amz-Target") is not null
            ? Json("application/x-amz-json-1.1", null, code, 400, error, false)
            : Xml(false, null, null, code, 400, error, requestId);
    }

    private static WireResponse Json(string contentType, ErrorShape? shape, string code, int status, AmazonServiceException error, bool queryMode)
    {
        var headers = new List<KeyValuePair<string, string>> { new("x-amzn-ErrorType", code) };
        if (queryMode)
        {
            headers.Add(new("x-amzn-query-error", code + ";" + (status < 500 ? SenderFault : ReceiverFault)));
        }

        var body = Bodies.Json(w =>
        {
            w.WriteStartObject();
            w.WriteString("__type", code);
            w.WriteString("message", error.Message);
            for (var i = 0; shape?.Members is { } members && i < members.Members.Length; i++)
            {
                if (members.Get(error, i) is { } value)
                {
                    w.WritePropertyName(members.Members[i].WireNameUtf8);
                    JsonEncoder.WriteValue(w, members.Members[i].Shape, value);
                }
            }

            w.WriteEndObject();
        });
        return new WireResponse(status, contentType, body) { Headers = headers, ErrorCode = code };
    }

    private static WireResponse Xml(bool ec2, string? xmlNamespace, ErrorShape? shape, string code, int status, AmazonServiceException error, string requestId)
    {
        var body = Bodies.Xml(ec2 ? "Response" : "ErrorResponse", ec2 ? null : xmlNamespace, (w, ns) =>
        {
            if (ec2)
            {
                w.WriteStartElement("Errors", ns);
            }

            w.WriteStartElement("Error", ns);
            if (!ec2)
            {
                w.WriteElementString("Type", ns, status < 500 ? SenderFault : ReceiverFault);
            }

            w.WriteElementString("Code", ns, code);
            w.WriteElementString("Message", ns, error.Message);
            if (shape?.Members is { } members)
            {
                XmlEncoder.WriteMembers(w, members, error, ns);
            }

            w.WriteEndElement();
            if (ec2)
            {
                w.WriteEndElement();
            }

            w.WriteElementString(ec2 ? "RequestID" : "RequestId", ns, requestId);
        });
        return new WireResponse(status, "text/xml", body) { ErrorCode = code };
    }
}
