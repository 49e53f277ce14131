using System.Text.Json.Nodes;
using Amazon.EC2.Internal;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::EC2::NatGateway</c>.</summary>
internal sealed class NatGateway : ResourceType
{
    public override string Name => "AWS::EC2::NatGateway";

    public override string Properties => "AllocationId ConnectivityType SubnetId Tags";

    public override string Replaces => "AllocationId ConnectivityType SubnetId";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = call.Without("Tags");
        request["TagSpecifications"] = call.TagSpecifications("natgateway");
        var id = call.Call<CreateNatGatewayResponse>(EC2Schema.CreateNatGateway, request).NatGateway.NatGatewayId;
        return new Made(id, new JsonObject { ["NatGatewayId"] = id });
    }

    public override Made Update(ResourceCall call)
    {
        Ec2TagUpdate.Apply(call);
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(EC2Schema.DeleteNatGateway, new JsonObject { ["NatGatewayId"] = call.PhysicalId });
}
