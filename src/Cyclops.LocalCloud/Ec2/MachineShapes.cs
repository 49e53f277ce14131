using Amazon.EC2.Internal;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>
/// Operations that a person needs to try targets of their own. Not in the clients' model: the official package wraps the
/// answer of RunInstances in a way that the generator does not follow.
/// </summary>
internal static class MachineShapes
{
    private static readonly StructShape Reservation = ShapeLookup.At(EC2Schema.DescribeInstances.Output, "Reservations");

    public static readonly OperationShape RunInstances = new(
        EC2Schema.Service,
        "RunInstances",
        new BagShape("RunInstancesRequest", static () => new BagRequest(), Text("ImageId"), Text("InstanceType"), Text("SubnetId"), Number("MinCount"), Number("MaxCount")),
        new BagShape("Reservation", static () => new BagResponse(), Reservation.Members));

    public static readonly OperationShape StopInstances = new(
        EC2Schema.Service,
        "StopInstances",
        new BagShape("StopInstancesRequest", static () => new BagRequest(), new Member("InstanceIds", Ids()) { LocationName = "InstanceId" }),
        new BagShape("StopInstancesResult", static () => new BagResponse()));

    private static Member Text(string name) => new(name, Aws.Wire.Shapes.String);

    private static Member Number(string name) => new(name, Aws.Wire.Shapes.Int);

    private static ListShape Ids() => new(static () => new List<string>(), Aws.Wire.Shapes.String, "InstanceId");
}
