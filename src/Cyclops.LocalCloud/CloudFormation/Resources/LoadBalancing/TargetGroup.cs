using System.Text.Json.Nodes;
using Amazon.ElasticLoadBalancingV2.Internal;
using Amazon.ElasticLoadBalancingV2.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::ElasticLoadBalancingV2::TargetGroup</c>: Ref is the ARN.</summary>
internal sealed class TargetGroup : ResourceType
{
    public override string Name => "AWS::ElasticLoadBalancingV2::TargetGroup";

    public override string Properties =>
        "HealthCheckEnabled HealthCheckIntervalSeconds HealthCheckPath HealthCheckPort HealthCheckProtocol HealthCheckTimeoutSeconds HealthyThresholdCount Matcher Name Port Protocol ProtocolVersion Tags TargetGroupAttributes TargetType UnhealthyThresholdCount VpcId";

    public override string Replaces => "Name Port Protocol ProtocolVersion TargetType VpcId";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = call.Without("TargetGroupAttributes");
        request["Name"] = call.NameOr("Name", 32);
        var group = call.Call<CreateTargetGroupResponse>(ElasticLoadBalancingV2Schema.CreateTargetGroup, request).TargetGroups[0];
        SetAttributes(call, group.TargetGroupArn);
        return new Made(group.TargetGroupArn, new JsonObject
        {
            ["TargetGroupArn"] = group.TargetGroupArn,
            ["TargetGroupName"] = group.TargetGroupName,
            ["TargetGroupFullName"] = group.TargetGroupArn[group.TargetGroupArn.IndexOf("targetgroup/", StringComparison.Ordinal)..],
        });
    }

    public override Made Update(ResourceCall call)
    {
        var request = call.Without("Name", "Port", "Protocol", "ProtocolVersion", "TargetType", "VpcId", "Tags", "TargetGroupAttributes");
        request["TargetGroupArn"] = call.PhysicalId;
        call.Call(ElasticLoadBalancingV2Schema.ModifyTargetGroup, request);
        SetAttributes(call, call.PhysicalId);
        ElbTagUpdate.Apply(call);
        return new Made(call.PhysicalId);
    }

    public override JsonObject? Read(ResourceCall call)
    {
        var group = call.ReadOne(ElasticLoadBalancingV2Schema.DescribeTargetGroups, new JsonObject { ["TargetGroupArns"] = new JsonArray(call.PhysicalId) }, "TargetGroups");
        var read = TagLists.Pick(
            group, "HealthCheckEnabled", "HealthCheckIntervalSeconds", "HealthCheckPath", "HealthCheckPort", "HealthCheckProtocol", "HealthCheckTimeoutSeconds",
            "HealthyThresholdCount", "Matcher", "Port", "Protocol", "ProtocolVersion", "TargetType", "UnhealthyThresholdCount", "VpcId");
        read["Name"] = group["TargetGroupName"]?.DeepClone();
        return read;
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(ElasticLoadBalancingV2Schema.DeleteTargetGroup, new JsonObject { ["TargetGroupArn"] = call.PhysicalId });

    private static void SetAttributes(ResourceCall call, string arn)
    {
        if (call.Properties["TargetGroupAttributes"] is JsonArray { Count: > 0 } attributes)
        {
            call.Call(ElasticLoadBalancingV2Schema.ModifyTargetGroupAttributes, new JsonObject { ["TargetGroupArn"] = arn, ["Attributes"] = attributes.DeepClone() });
        }
    }
}
