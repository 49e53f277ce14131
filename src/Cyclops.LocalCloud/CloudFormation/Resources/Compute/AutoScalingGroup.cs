using System.Text.Json.Nodes;
using Amazon.AutoScaling.Internal;
using Amazon.AutoScaling.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::AutoScaling::AutoScalingGroup</c>: Ref is the name. The capacity provider takes it as well as the ARN.</summary>
internal sealed class AutoScalingGroup : ResourceType
{
    public override string Name => "AWS::AutoScaling::AutoScalingGroup";

    public override string Properties =>
        "AutoScalingGroupName AvailabilityZones CapacityRebalance Cooldown DesiredCapacity HealthCheckGracePeriod HealthCheckType LaunchConfigurationName LaunchTemplate MaxSize MinSize MixedInstancesPolicy NewInstancesProtectedFromScaleIn Tags TargetGroupARNs TerminationPolicies VPCZoneIdentifier";

    public override string Replaces => "AutoScalingGroupName";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = Request(call);
        request["AutoScalingGroupName"] = call.NameOr("AutoScalingGroupName", 255);
        request["Tags"] = call.Properties["Tags"]?.DeepClone();
        call.Call(AutoScalingSchema.CreateAutoScalingGroup, request);
        var name = (string)request["AutoScalingGroupName"]!;
        return new Made(name, new JsonObject { ["AutoScalingGroupARN"] = Arn(call, name) });
    }

    public override Made Update(ResourceCall call)
    {
        var request = Request(call);
        request["AutoScalingGroupName"] = call.PhysicalId;
        request.Remove("TargetGroupARNs");
        call.Call(AutoScalingSchema.UpdateAutoScalingGroup, request);
        var tags = new JsonArray([.. (call.Properties["Tags"] as JsonArray ?? []).Select(t => Of(call.PhysicalId, (JsonObject)t!.DeepClone()))]);
        call.Call(AutoScalingSchema.CreateOrUpdateTags, new JsonObject { ["Tags"] = tags });
        return new Made(call.PhysicalId);
    }

    public override JsonObject? Read(ResourceCall call)
    {
        var group = call.ReadOne(AutoScalingSchema.DescribeAutoScalingGroups, new JsonObject { ["AutoScalingGroupNames"] = new JsonArray(call.PhysicalId) }, "AutoScalingGroups");
        var read = TagLists.Pick(
            group, "AutoScalingGroupName", "MinSize", "MaxSize", "DesiredCapacity", "HealthCheckType", "HealthCheckGracePeriod", "LaunchTemplate", "NewInstancesProtectedFromScaleIn");
        if (group["VPCZoneIdentifier"] is { } subnets)
        {
            read["VPCZoneIdentifier"] = new JsonArray([.. Templates.Resolver.Text(subnets).Split(',').Select(s => JsonValue.Create(s))]);
        }

        return read;
    }

    public override void Delete(ResourceCall call)
    {
        if (Arn(call, call.PhysicalId) is not null)
        {
            call.Call(AutoScalingSchema.DeleteAutoScalingGroup, new JsonObject { ["AutoScalingGroupName"] = call.PhysicalId, ["ForceDelete"] = true });
        }
    }

    private static JsonObject Request(ResourceCall call)
    {
        var request = call.Without("Tags", "Cooldown");
        if (call.Properties["VPCZoneIdentifier"] is JsonArray)
        {
            request["VPCZoneIdentifier"] = string.Join(',', call.Texts("VPCZoneIdentifier"));
        }

        if (call.Text("Cooldown") is { } cooldown)
        {
            request["DefaultCooldown"] = cooldown;
        }

        return request;
    }

    private static string? Arn(ResourceCall call, string name) =>
        call.Call<DescribeAutoScalingGroupsResponse>(AutoScalingSchema.DescribeAutoScalingGroups, new JsonObject { ["AutoScalingGroupNames"] = new JsonArray(name) })
            .AutoScalingGroups.FirstOrDefault()?.AutoScalingGroupARN;

    private static JsonObject Of(string group, JsonObject tag)
    {
        tag["ResourceId"] = group;
        tag["ResourceType"] = "auto-scaling-group";
        return tag;
    }
}
