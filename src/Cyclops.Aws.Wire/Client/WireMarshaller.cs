using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Cyclops.Aws.Wire;

/// <summary>Turns a typed request into the SDK's HTTP request, for all five protocols.</summary>
/// <param name="tokens">Fills unset idempotency tokens; null for random ones.</param>
public sealed class WireMarshaller(OperationShape operation, TokenSource? tokens = null)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    private readonly TokenSource _tokens = tokens ?? IdempotencyTokens.Fresh;

    /// <inheritdoc/>
    /// <exception cref="AmazonServiceException">A member that the path needs is unset.</exception>
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var service = operation.Service;
        var request = new DefaultRequest(input, service.ClrNamespace) { HttpMethod = operation.Method };
        switch (service.Protocol)
        {
            case WireProtocol.Json:
                MarshallJson(request, input);
                break;
            case WireProtocol.Query or WireProtocol.Ec2:
                MarshallForm(request, input);
                break;
            default:
                RestBinding.Marshall(operation, request, input, _tokens);
                break;
        }

        if (service.Protocol is not (WireProtocol.Query or WireProtocol.Ec2))
        {
            request.Headers["x-amz-api-version"] = service.ApiVersion;
        }

        if (operation.HostPrefix is not null)
        {
            request.HostPrefix = operation.HostPrefix;
        }

        return request;
    }

    private void MarshallJson(DefaultRequest request, object input)
    {
        request.ResourcePath = "/";
        request.Headers["X-Amz-Target"] = operation.Service.TargetPrefix + "." + operation.Name;
        request.Headers["Content-Type"] = "application/x-amz-json-" + operation.Service.JsonVersion;
        request.Content = operation.Input is { } shape
            ? JsonEncoder.Document(writer => JsonEncoder.WriteStruct(writer, shape, input, tokens: _tokens))
            : "{}"u8.ToArray();
    }

    private void MarshallForm(DefaultRequest request, object input)
    {
        request.ResourcePath = "/";
        request.Parameters["Action"] = operation.Name;
        request.Parameters["Version"] = operation.Service.ApiVersion;
        if (operation.Input is { } shape)
        {
            var ec2 = operation.Service.Protocol == WireProtocol.Ec2;
            FormEncoder.WriteStruct((name, value) => request.Parameters[name] = value, shape, input, "", ec2, _tokens);
        }
    }
}
