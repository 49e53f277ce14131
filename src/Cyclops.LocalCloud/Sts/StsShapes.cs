using Amazon.Runtime;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Sts;

/// <summary>The two operations of the Security Token Service that callers of this cloud need.</summary>
internal static class StsShapes
{
    private static readonly ServiceShape Service =
        new("STS", WireProtocol.Query, "2011-06-15", "Amazon.SecurityToken", static (m, i, t, c, r, h) => new AmazonServiceException(m, i, t, c, r, h))
        {
            SigningName = "sts",
            XmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/",
        };

    private static readonly StructShape Credentials = Structure("Credentials", Text("AccessKeyId"), Text("SecretAccessKey"), Text("SessionToken"), new Member("Expiration", Aws.Wire.Shapes.Time));
    private static readonly StructShape AssumedRoleUser = Structure("AssumedRoleUser", Text("AssumedRoleId"), Text("Arn"));

    public static readonly OperationShape GetCallerIdentity = new(
        Service,
        "GetCallerIdentity",
        new BagShape("GetCallerIdentityRequest", static () => new BagRequest()),
        new BagShape("GetCallerIdentityResponse", static () => new BagResponse(), Text("UserId"), Text("Account"), Text("Arn")))
    {
        ResultWrapper = "GetCallerIdentityResult",
    };

    public static readonly OperationShape AssumeRole = new(
        Service,
        "AssumeRole",
        new BagShape("AssumeRoleRequest", static () => new BagRequest(), Text("RoleArn"), Text("RoleSessionName"), Text("ExternalId"), new Member("DurationSeconds", Aws.Wire.Shapes.Int)),
        new BagShape("AssumeRoleResponse", static () => new BagResponse(), new Member("Credentials", Credentials), new Member("AssumedRoleUser", AssumedRoleUser)))
    {
        ResultWrapper = "AssumeRoleResult",
    };

    private static Member Text(string name) => new(name, Aws.Wire.Shapes.String);

    private static BagShape Structure(string name, params Member[] members) => new(name, static () => new Bag(), members);
}
