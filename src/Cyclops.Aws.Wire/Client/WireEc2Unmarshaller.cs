using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Cyclops.Aws.Wire;

/// <summary>Reads answers of the EC2 protocol; a class of its own because the SDK's base class reads errors differently.</summary>
public sealed class WireEc2Unmarshaller(OperationShape operation) : EC2ResponseUnmarshaller
{
    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input) =>
        XmlResponses.Read(operation, input);

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        XmlResponses.ReadError(operation, input, innerException, statusCode);
}
