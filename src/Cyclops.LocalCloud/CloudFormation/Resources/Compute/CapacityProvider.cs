using System.Text.Json.Nodes;
using Amazon.AutoScaling.Internal;
using Amazon.AutoScaling.Model;
using Amazon.ECS.Internal;
using Amazon.ECS.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::ECS::CapacityProvider</c>: Ref is the name.</summary>
internal sealed class CapacityProvider : ResourceType
{
    public override string Name => "AWS::ECS::CapacityProvider";

    public override string Properties => "AutoScalingGroupProvider Name Tags";

    public override string Replaces => "Name";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = call.Without();
        request["Name"] = call.NameOr("Name", 255);
        request["AutoScalingGroupProvider"] = Provider(call);
        return new Made(call.Call<CreateCapacityProviderResponse>(ECSSchema.CreateCapacityProvider, request).CapacityProvider.Name);
    }

    public override Made Update(ResourceCall call)
    {
        if (call.Changed("AutoScalingGroupProvider"))
        {
            var provider = Provider(call);
            provider.Remove("AutoScalingGroupArn");
            call.Call(ECSSchema.UpdateCapacityProvider, new JsonObject { ["name"] = call.PhysicalId, ["autoScalingGroupProvider"] = provider });
        }

        EcsTagUpdate.Apply(call, call.Context.Arn("ecs", "capacity-provider/" + call.PhysicalId));
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(ECSSchema.DeleteCapacityProvider, new JsonObject { ["capacityProvider"] = call.PhysicalId });

    /// <summary>A template may give the group's name, for that is its Ref; the API wants the ARN.</summary>
    private static JsonObject Provider(ResourceCall call)
    {
        var provider = call.Properties["AutoScalingGroupProvider"]?.DeepClone() as JsonObject
            ?? throw AwsErrors.Validation("Property AutoScalingGroupProvider cannot be empty.");
        var group = Templates.Resolver.Text(provider["AutoScalingGroupArn"]);
        if (!group.StartsWith("arn:", StringComparison.Ordinal))
        {
            var found = call.Call<DescribeAutoScalingGroupsResponse>(AutoScalingSchema.DescribeAutoScalingGroups, new JsonObject { ["AutoScalingGroupNames"] = new JsonArray(group) });
            provider["AutoScalingGroupArn"] = found.AutoScalingGroups.FirstOrDefault()?.AutoScalingGroupARN
                ?? throw AwsErrors.Validation($"The Auto Scaling group {group} does not exist");
        }

        return provider;
    }
}
