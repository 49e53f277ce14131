using Amazon.EC2;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>A NAT gateway; its state follows from the clock.</summary>
internal sealed class NatGatewayRecord(NatGateway gateway, DateTimeOffset availableAt)
{
    public NatGateway Gateway { get; } = gateway;

    public DateTimeOffset? DeletedAt { get; set; }

    public bool Lives => DeletedAt is null;

    public NatGateway Describe(DateTimeOffset now)
    {
        Gateway.State = (DeletedAt is not null, now < availableAt) switch
        {
            (true, _) => NatGatewayState.Deleted,
            (_, true) => NatGatewayState.Pending,
            _ => NatGatewayState.Available,
        };
        Gateway.DeleteTime = DeletedAt?.UtcDateTime;
        return Gateway;
    }
}
