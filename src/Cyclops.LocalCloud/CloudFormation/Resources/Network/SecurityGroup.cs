using System.Text.Json.Nodes;
using Amazon.EC2.Internal;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::EC2::SecurityGroup</c> with its inline rules.</summary>
internal sealed class SecurityGroup : ResourceType
{
    public override string Name => "AWS::EC2::SecurityGroup";

    public override string Properties => "GroupDescription GroupName VpcId SecurityGroupIngress SecurityGroupEgress Tags";

    public override string Replaces => "GroupDescription GroupName VpcId";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = new JsonObject
        {
            ["GroupName"] = call.NameOr("GroupName", 255),
            ["Description"] = call.Required("GroupDescription"),
            ["VpcId"] = call.Text("VpcId"),
            ["TagSpecifications"] = call.TagSpecifications("security-group"),
        };
        var id = call.Call<CreateSecurityGroupResponse>(EC2Schema.CreateSecurityGroup, request).GroupId;
        var egress = Rules(call.Properties, "SecurityGroupEgress");
        if (egress.Count > 0)
        {
            // Rules of one's own replace the one that lets everything out.
            SecurityGroupPermissions.Revoke(call, id, [SecurityGroupPermissions.Everything()], egress: true);
            SecurityGroupPermissions.Authorize(call, id, egress, egress: true);
        }

        SecurityGroupPermissions.Authorize(call, id, Rules(call.Properties, "SecurityGroupIngress"), egress: false);
        var group = call.Call<DescribeSecurityGroupsResponse>(EC2Schema.DescribeSecurityGroups, new JsonObject { ["GroupIds"] = new JsonArray(id) }).SecurityGroups[0];
        return new Made(id, new JsonObject { ["GroupId"] = id, ["VpcId"] = group.VpcId, ["Id"] = id });
    }

    public override Made Update(ResourceCall call)
    {
        Change(call, "SecurityGroupIngress", egress: false);
        Change(call, "SecurityGroupEgress", egress: true);
        Ec2TagUpdate.Apply(call);
        return new Made(call.PhysicalId);
    }

    public override JsonObject? Read(ResourceCall call)
    {
        var group = call.ReadOne(EC2Schema.DescribeSecurityGroups, new JsonObject { ["GroupIds"] = new JsonArray(call.PhysicalId) }, "SecurityGroups");
        var read = TagLists.Pick(group, "GroupName", "VpcId", "Tags");
        read["GroupDescription"] = group["Description"]?.DeepClone();
        read["SecurityGroupIngress"] = SecurityGroupPermissions.Flat(group["IpPermissions"], "SourceSecurityGroupId", "SourcePrefixListId");
        read["SecurityGroupEgress"] = SecurityGroupPermissions.Flat(group["IpPermissionsEgress"], "DestinationSecurityGroupId", "DestinationPrefixListId");
        return read;
    }

    public override void Delete(ResourceCall call)
    {
        try
        {
            call.Call(EC2Schema.DeleteSecurityGroup, new JsonObject { ["GroupId"] = call.PhysicalId });
        }
        catch (Amazon.Runtime.AmazonServiceException e) when (e.ErrorCode == "InvalidGroup.NotFound")
        {
            // Deleted behind the stack's back.
        }
    }

    private static void Change(ResourceCall call, string property, bool egress)
    {
        var (before, after) = (Rules(call.Previous, property), Rules(call.Properties, property));
        var gone = before.Where(b => !after.Exists(a => JsonNode.DeepEquals(a, b))).ToList();
        var added = after.Where(a => !before.Exists(b => JsonNode.DeepEquals(a, b))).ToList();
        if (egress && before.Count == 0 && after.Count > 0)
        {
            gone.Add(SecurityGroupPermissions.Everything());
        }

        if (egress && before.Count > 0 && after.Count == 0)
        {
            added.Add(SecurityGroupPermissions.Everything());
        }

        SecurityGroupPermissions.Revoke(call, call.PhysicalId, gone, egress);
        SecurityGroupPermissions.Authorize(call, call.PhysicalId, added, egress);
    }

    private static List<JsonObject> Rules(JsonObject properties, string property) =>
        [.. (properties[property] as JsonArray ?? []).OfType<JsonObject>().Select(SecurityGroupPermissions.Of)];
}
