using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Cyclops.Aws.Wire;

/// <summary>Reads answers of the Query and REST-XML protocols.</summary>
public sealed class WireXmlUnmarshaller(OperationShape operation) : XmlResponseUnmarshaller
{
    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input) =>
        XmlResponses.Read(operation, input);

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        XmlResponses.ReadError(operation, input, innerException, statusCode);
}
