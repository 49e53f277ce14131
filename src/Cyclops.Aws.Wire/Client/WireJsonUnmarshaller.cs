using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Cyclops.Aws.Wire;

/// <summary>Reads answers of the JSON protocols.</summary>
public sealed class WireJsonUnmarshaller(OperationShape operation) : JsonResponseUnmarshaller
{
    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var output = operation.Output;
        var response = (AmazonWebServiceResponse)output.Create();
        using var body = PooledBody.Read(input.Stream, input.ResponseData.ContentLength);
        if (output.PayloadIndex is >= 0 and var payload)
        {
            if (body.Bytes.Length > 0)
            {
                output.Set(response, payload, ReadPayload(output.Members[payload].Shape, body.Bytes));
            }
        }
        else if (body.Bytes.Length > 0)
        {
            JsonDecoder.Read(body.Bytes, output, response);
        }
        else if (Array.Exists(output.Members, m => m.Location == MemberLocation.Body))
        {
            // Operations that answer nothing may send nothing; from the others it would read as a listing without an item.
            throw new JsonException($"the answer to {operation.Name} has no body");
        }

        ResponseHeaders.Fill(output, response, input.ResponseData);
        return response;
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        ArgumentNullException.ThrowIfNull(input);

        // The SDK's own first pass knows every spelling: __type, code, x-amzn-ErrorType, with and without namespace.
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        ApplyQueryError(error, input.ResponseData.GetHeaderValue("x-amzn-query-error"));
        var shape = operation.FindError(error.Code);
        var exception = (shape?.Create ?? operation.Service.BaseError)(
            error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
        if (shape?.Members is { } members)
        {
            JsonDecoder.Read(input.GetResponseBodyBytes(), members, exception);
        }

        return exception;
    }

    /// <summary>Services that moved from Query to JSON send their old error code in a header: <c>Code;Sender</c>.</summary>
    private static void ApplyQueryError(ErrorResponse error, string? header)
    {
        var semicolon = header?.IndexOf(';', StringComparison.Ordinal) ?? -1;
        if (semicolon <= 0)
        {
            return;
        }

        error.Code = header![..semicolon];
        if (Enum.TryParse<ErrorType>(header[(semicolon + 1)..], out var type))
        {
            error.Type = type;
        }
    }

    private static object ReadPayload(Shape shape, ReadOnlySpan<byte> body) => shape switch
    {
        StructShape structure => JsonDecoder.Read(body, structure),
        { Kind: ShapeKind.Blob } => new MemoryStream(body.ToArray()),
        _ => Scalars.Parse(shape, Encoding.UTF8.GetString(body)),
    };
}
