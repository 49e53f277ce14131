using System.Text.Json.Nodes;
using Amazon.EC2.Internal;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::EC2::SecurityGroupIngress</c>: one rule of a group that is made elsewhere.</summary>
internal sealed class SecurityGroupIngress : ResourceType
{
    private const string Everything = "GroupId IpProtocol FromPort ToPort CidrIp CidrIpv6 SourceSecurityGroupId SourcePrefixListId Description";

    public override string Name => "AWS::EC2::SecurityGroupIngress";

    public override string Properties => Everything;

    public override string Replaces => Everything;

    public override Made Create(ResourceCall call)
    {
        var id = SecurityGroupPermissions.Authorize(call, call.Required("GroupId"), [SecurityGroupPermissions.Of(call.Properties)], egress: false)!;
        return new Made(id, new JsonObject { ["Id"] = id });
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(EC2Schema.RevokeSecurityGroupIngress, new JsonObject { ["GroupId"] = call.Required("GroupId"), ["SecurityGroupRuleIds"] = new JsonArray(call.PhysicalId) });
}
