using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Cyclops.Aws.Wire;

/// <summary>Reads answers of the three XML protocols.</summary>
internal static class XmlResponses
{
    /// <exception cref="AmazonUnmarshallingException">The body is cut off, not XML, or of another structure.</exception>
    public static AmazonWebServiceResponse Read(OperationShape operation, XmlUnmarshallerContext context)
    {
        try
        {
            return ReadBody(operation, context);
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException)
        {
            // The SDK wraps what goes wrong in JSON but not in XML; callers should not have to know.
            var requestId = context.ResponseData.GetHeaderValue("x-amzn-RequestId");
            throw new AmazonUnmarshallingException(requestId, operation.Name, e, context.ResponseData.StatusCode);
        }
    }

    public static AmazonServiceException ReadError(
        OperationShape operation, XmlUnmarshallerContext context, Exception inner, HttpStatusCode status)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(context);
        var root = TryLoad(context.GetResponseBodyBytes());
        if (string.IsNullOrEmpty(error.Code) && operation.FindError(root?.Name.LocalName) is { } named)
        {
            // Route 53 answers InvalidChangeBatch with the shape itself as the root and no <Error><Code>.
            error.Code = named.Code;
        }

        if (string.IsNullOrEmpty(error.RequestId))
        {
            error.RequestId = context.ResponseData.GetHeaderValue("x-amzn-RequestId");
        }

        var shape = operation.FindError(error.Code);
        var exception = (shape?.Create ?? operation.Service.BaseError)(
            error.Message, inner, error.Type, error.Code, error.RequestId, status);
        if (shape?.Members is { } members && root is not null)
        {
            XmlDecoder.Fill(root.Descendants().FirstOrDefault(e => e.Name.LocalName == "Error") ?? root, members, exception);
        }

        return exception;
    }

    private static AmazonWebServiceResponse ReadBody(OperationShape operation, XmlUnmarshallerContext context)
    {
        var response = (AmazonWebServiceResponse)operation.Output.Create();
        using var body = PooledBody.Read(context.Stream, context.ResponseData.ContentLength);
        if (XmlDecoder.Load(body.AsStream()) is { } root)
        {
            Fill(operation, response, root);
        }
        else if (Array.Exists(operation.Output.Members, m => m.Location == MemberLocation.Body))
        {
            // As in JSON: from an operation that lists, nothing at all would read as a listing without an item.
            throw new XmlException($"the answer to {operation.Name} has no body");
        }

        if (operation.Service.Protocol == WireProtocol.RestXml)
        {
            ResponseHeaders.Fill(operation.Output, response, context.ResponseData);
        }

        return response;
    }

    private static void Fill(OperationShape operation, AmazonWebServiceResponse response, XElement root)
    {
        var output = operation.Output;
        switch (operation.Service.Protocol)
        {
            case WireProtocol.Query:
                var result = operation.ResultWrapper is null ? root : XmlDecoder.Child(root, operation.ResultWrapper);
                if (result is not null)
                {
                    XmlDecoder.Fill(result, output, response);
                }

                SetRequestId(response, XmlDecoder.Child(root, "ResponseMetadata") is { } metadata
                    ? XmlDecoder.Child(metadata, "RequestId")
                    : null);
                break;
            case WireProtocol.Ec2:
                XmlDecoder.Fill(root, output, response);
                SetRequestId(response, XmlDecoder.Child(root, "requestId"));
                break;
            default:
                if (output.PayloadIndex is >= 0 and var payload && output.Members[payload].Shape is StructShape shape)
                {
                    var value = shape.Create();
                    XmlDecoder.Fill(root, shape, value);
                    output.Set(response, payload, value);
                }
                else
                {
                    XmlDecoder.Fill(root, output, response);
                }

                break;
        }
    }

    private static void SetRequestId(AmazonWebServiceResponse response, XElement? id)
    {
        if (id is not null)
        {
            response.ResponseMetadata = new ResponseMetadata { RequestId = id.Value };
        }
    }

    /// <summary>Null when an error's body is not XML: proxies answer in HTML.</summary>
    private static XElement? TryLoad(byte[] body)
    {
        try
        {
            return XmlDecoder.Load(body);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
