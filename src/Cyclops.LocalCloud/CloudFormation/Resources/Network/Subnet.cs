using System.Text.Json.Nodes;
using Amazon.EC2.Internal;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::EC2::Subnet</c>.</summary>
internal sealed class Subnet : ResourceType
{
    public override string Name => "AWS::EC2::Subnet";

    public override string Properties => "AvailabilityZone AvailabilityZoneId CidrBlock MapPublicIpOnLaunch VpcId Tags";

    public override string Replaces => "AvailabilityZone AvailabilityZoneId CidrBlock VpcId";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = call.Without("MapPublicIpOnLaunch", "Tags");
        request["TagSpecifications"] = call.TagSpecifications("subnet");
        var subnet = call.Call<CreateSubnetResponse>(EC2Schema.CreateSubnet, request).Subnet;
        SetPublic(call, subnet.SubnetId);
        return new Made(subnet.SubnetId, new JsonObject
        {
            ["SubnetId"] = subnet.SubnetId,
            ["AvailabilityZone"] = subnet.AvailabilityZone,
            ["AvailabilityZoneId"] = subnet.AvailabilityZoneId,
            ["CidrBlock"] = subnet.CidrBlock,
            ["VpcId"] = subnet.VpcId,
        });
    }

    public override Made Update(ResourceCall call)
    {
        SetPublic(call, call.PhysicalId);
        Ec2TagUpdate.Apply(call);
        return new Made(call.PhysicalId);
    }

    public override JsonObject? Read(ResourceCall call) => TagLists.Pick(
        call.ReadOne(EC2Schema.DescribeSubnets, new JsonObject { ["SubnetIds"] = new JsonArray(call.PhysicalId) }, "Subnets"),
        "AvailabilityZone", "AvailabilityZoneId", "CidrBlock", "MapPublicIpOnLaunch", "VpcId", "Tags");

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(EC2Schema.DeleteSubnet, new JsonObject { ["SubnetId"] = call.PhysicalId });

    private static void SetPublic(ResourceCall call, string id)
    {
        if (call.Text("MapPublicIpOnLaunch") is { } value)
        {
            call.Call(EC2Schema.ModifySubnetAttribute, new JsonObject { ["SubnetId"] = id, ["MapPublicIpOnLaunch"] = new JsonObject { ["Value"] = value } });
        }
    }
}
