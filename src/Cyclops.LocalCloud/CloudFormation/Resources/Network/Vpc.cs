using System.Text.Json.Nodes;
using Amazon.EC2.Internal;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::EC2::VPC</c>.</summary>
internal sealed class Vpc : ResourceType
{
    private static readonly string[] Switches = ["EnableDnsSupport", "EnableDnsHostnames"];

    public override string Name => "AWS::EC2::VPC";

    public override string Properties => "CidrBlock EnableDnsHostnames EnableDnsSupport InstanceTenancy Tags";

    public override string Replaces => "CidrBlock";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = call.Without("EnableDnsHostnames", "EnableDnsSupport", "Tags");
        request["TagSpecifications"] = call.TagSpecifications("vpc");
        var id = call.Call<CreateVpcResponse>(EC2Schema.CreateVpc, request).Vpc.VpcId;
        SetDns(call, id);
        return new Made(id, Attributes(call, id));
    }

    public override Made Update(ResourceCall call)
    {
        SetDns(call, call.PhysicalId);
        Ec2TagUpdate.Apply(call);
        return new Made(call.PhysicalId, Attributes(call, call.PhysicalId));
    }

    public override JsonObject? Read(ResourceCall call)
    {
        var vpc = call.ReadOne(EC2Schema.DescribeVpcs, new JsonObject { ["VpcIds"] = new JsonArray(call.PhysicalId) }, "Vpcs");
        var read = TagLists.Pick(vpc, "CidrBlock", "InstanceTenancy", "Tags");
        foreach (var attribute in Switches)
        {
            var answer = call.Read(EC2Schema.DescribeVpcAttribute, new JsonObject { ["VpcId"] = call.PhysicalId, ["Attribute"] = char.ToLowerInvariant(attribute[0]) + attribute[1..] });
            read[attribute] = answer[attribute]?["Value"]?.DeepClone();
        }

        return read;
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(EC2Schema.DeleteVpc, new JsonObject { ["VpcId"] = call.PhysicalId });

    private static void SetDns(ResourceCall call, string id)
    {
        foreach (var attribute in Switches.Where(call.Has))
        {
            call.Call(EC2Schema.ModifyVpcAttribute, new JsonObject { ["VpcId"] = id, [attribute] = new JsonObject { ["Value"] = call.Text(attribute) } });
        }
    }

    private static JsonObject Attributes(ResourceCall call, string id)
    {
        var groups = call.Call<DescribeSecurityGroupsResponse>(EC2Schema.DescribeSecurityGroups, new JsonObject
        {
            ["Filters"] = new JsonArray(
                new JsonObject { ["Name"] = "vpc-id", ["Values"] = new JsonArray(id) },
                new JsonObject { ["Name"] = "group-name", ["Values"] = new JsonArray("default") }),
        });
        return new JsonObject
        {
            ["VpcId"] = id,
            ["CidrBlock"] = call.Text("CidrBlock"),
            ["CidrBlockAssociations"] = new JsonArray(),
            ["Ipv6CidrBlocks"] = new JsonArray(),
            ["DefaultSecurityGroup"] = groups.SecurityGroups.FirstOrDefault()?.GroupId,
        };
    }
}
