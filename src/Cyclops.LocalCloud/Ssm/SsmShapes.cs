using Amazon.Runtime;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Ssm;

/// <summary>The one operation of Systems Manager that finds the newest machine image.</summary>
internal static class SsmShapes
{
    private static readonly ServiceShape Service =
        new("SSM", WireProtocol.Json, "2014-11-06", "Amazon.SimpleSystemsManagement", static (m, i, t, c, r, h) => new AmazonServiceException(m, i, t, c, r, h))
        {
            SigningName = "ssm",
            TargetPrefix = "AmazonSSM",
        };

    private static readonly BagShape Parameter =
        new("Parameter", static () => new Bag(), Text("Name"), Text("Type"), Text("Value"), new Member("Version", Aws.Wire.Shapes.Long), Text("ARN"), Text("DataType"));

    public static readonly OperationShape GetParameter = new(
        Service,
        "GetParameter",
        new BagShape("GetParameterRequest", static () => new BagRequest(), Text("Name"), new Member("WithDecryption", Aws.Wire.Shapes.Bool)),
        new BagShape("GetParameterResult", static () => new BagResponse(), new Member("Parameter", Parameter)));

    private static Member Text(string name) => new(name, Aws.Wire.Shapes.String);
}
