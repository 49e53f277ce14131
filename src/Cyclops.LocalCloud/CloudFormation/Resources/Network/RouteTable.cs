using System.Text.Json.Nodes;
using Amazon.EC2.Internal;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::EC2::RouteTable</c>.</summary>
internal sealed class RouteTable : ResourceType
{
    public override string Name => "AWS::EC2::RouteTable";

    public override string Properties => "VpcId Tags";

    public override string Replaces => "VpcId";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = new JsonObject { ["VpcId"] = call.Required("VpcId"), ["TagSpecifications"] = call.TagSpecifications("route-table") };
        var id = call.Call<CreateRouteTableResponse>(EC2Schema.CreateRouteTable, request).RouteTable.RouteTableId;
        return new Made(id, new JsonObject { ["RouteTableId"] = id });
    }

    public override Made Update(ResourceCall call)
    {
        Ec2TagUpdate.Apply(call);
        return new Made(call.PhysicalId);
    }

    public override JsonObject? Read(ResourceCall call) => TagLists.Pick(
        call.ReadOne(EC2Schema.DescribeRouteTables, new JsonObject { ["RouteTableIds"] = new JsonArray(call.PhysicalId) }, "RouteTables"), "VpcId", "Tags");

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(EC2Schema.DeleteRouteTable, new JsonObject { ["RouteTableId"] = call.PhysicalId });
}
