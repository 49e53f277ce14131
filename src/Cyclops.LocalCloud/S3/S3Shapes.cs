using Amazon.Runtime;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Shapes;
using Wire = Cyclops.Aws.Wire.Shapes;

namespace Cyclops.LocalCloud.S3;

/// <summary>What the operations of S3 are written with: its client is an official package, so no model is generated here.</summary>
internal static class S3Shapes
{
    public const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    public static readonly ServiceShape Service =
        new("S3", WireProtocol.RestXml, "2006-03-01", "Amazon.S3", static (m, i, t, c, r, h) => new AmazonServiceException(m, i, t, c, r, h))
        {
            SigningName = "s3",
            XmlNamespace = Namespace,
        };

    public static readonly Member Bucket = new("Bucket", Wire.String) { Location = MemberLocation.Uri, IsRequired = true };

    public static readonly Member Key = new("Key", Wire.String) { Location = MemberLocation.Uri, IsRequired = true };

    public static readonly Member VersionIdQuery = Query("VersionId", "versionId");

    /// <param name="root">The root element of an answer in XML.</param>
    public static OperationShape Operation(string name, string method, string uri, Member[] input, Member[] output, int status = 200, string? root = null) => new(
        Service,
        name,
        new BagShape(name + "Request", static () => new BagRequest(), input),
        new BagShape(root ?? name + "Result", static () => new BagResponse(), output))
    {
        Method = method,
        Uri = uri,
        HttpStatus = status,
    };

    public static BagShape Structure(string name, params Member[] members) => new(name, static () => new Bag(), members);

    public static Member Text(string name) => new(name, Wire.String);

    public static Member Of(string name, Shape shape) => new(name, shape);

    public static Member Required(string name, Shape shape) => new(name, shape) { IsRequired = true };

    public static Member Header(string name, string header, Shape? shape = null) => new(name, shape ?? Wire.String) { Location = MemberLocation.Header, LocationName = header };

    public static Member Query(string name, string parameter, Shape? shape = null) => new(name, shape ?? Wire.String) { Location = MemberLocation.Query, LocationName = parameter };

    public static Member Payload(string name, Shape shape, bool required = true) => new(name, shape) { Location = MemberLocation.Payload, IsRequired = required };

    /// <summary>Elements that repeat in place of a list.</summary>
    public static ListShape Repeated(string element, Shape shape) => new(static () => new List<object>(), shape, element, flattened: true);

    /// <summary>Elements inside the element of a list.</summary>
    public static ListShape Listed(string element, Shape shape) => new(static () => new List<object>(), shape, element);
}
