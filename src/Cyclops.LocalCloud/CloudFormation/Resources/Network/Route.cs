using System.Text.Json.Nodes;
using Amazon.EC2.Internal;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::EC2::Route</c>.</summary>
internal sealed class Route : ResourceType
{
    public override string Name => "AWS::EC2::Route";

    public override string Properties => "RouteTableId DestinationCidrBlock DestinationIpv6CidrBlock GatewayId NatGatewayId NetworkInterfaceId";

    public override string Replaces => "RouteTableId DestinationCidrBlock DestinationIpv6CidrBlock";

    public override Made Create(ResourceCall call)
    {
        call.Call(EC2Schema.CreateRoute, call.Without());
        var destination = call.Text("DestinationCidrBlock") ?? call.Text("DestinationIpv6CidrBlock");
        return new Made($"{call.Required("RouteTableId")}|{destination}", new JsonObject { ["CidrBlock"] = destination });
    }

    public override Made Update(ResourceCall call)
    {
        Delete(call);
        return Create(call);
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(EC2Schema.DeleteRoute, call.Without("GatewayId", "NatGatewayId", "NetworkInterfaceId"));
}
