using System.Text.Json.Nodes;
using Amazon.EC2.Internal;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::EC2::SubnetRouteTableAssociation</c>.</summary>
internal sealed class SubnetRouteTableAssociation : ResourceType
{
    public override string Name => "AWS::EC2::SubnetRouteTableAssociation";

    public override string Properties => "RouteTableId SubnetId";

    public override string Replaces => "SubnetId";

    public override Made Create(ResourceCall call)
    {
        var id = call.Call<AssociateRouteTableResponse>(EC2Schema.AssociateRouteTable, call.Without()).AssociationId;
        return new Made(id, new JsonObject { ["Id"] = id });
    }

    public override Made Update(ResourceCall call)
    {
        Delete(call);
        return Create(call);
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(EC2Schema.DisassociateRouteTable, new JsonObject { ["AssociationId"] = call.PhysicalId });
}
