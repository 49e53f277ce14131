using Amazon.AutoScaling.Model;
using Cyclops.LocalCloud.Ec2;

namespace Cyclops.LocalCloud.AutoScaling;

/// <summary>Creating, changing and deleting groups.</summary>
internal sealed class GroupOperations(LocalCore core, RegionalState<AutoScalingRegion> regions, Ec2Service ec2, GroupScaler scaler)
{
    public CreateLaunchConfigurationResponse CreateLaunchConfiguration(CreateLaunchConfigurationRequest request, CallContext call) =>
        regions[call].LaunchConfigurations.Add(request.LaunchConfigurationName ?? "")
            ? new CreateLaunchConfigurationResponse()
            : throw new AlreadyExistsException($"Launch Configuration by this name already exists - A launch configuration already exists with the name {request.LaunchConfigurationName}");

    public CreateAutoScalingGroupResponse CreateAutoScalingGroup(CreateAutoScalingGroupRequest request, CallContext call)
    {
        var region = regions[call];
        var name = request.AutoScalingGroupName ?? "";
        if (region.Groups.ContainsKey(name))
        {
            throw new AlreadyExistsException($"AutoScalingGroup by this name already exists - A group with the name {name} already exists");
        }

        var group = new GroupState(new AutoScalingGroup
        {
            AutoScalingGroupName = name,
            AutoScalingGroupARN = call.Arn("autoscaling", $"autoScalingGroup:{core.Ids.Uuid()}:autoScalingGroupName/{name}"),
            LaunchConfigurationName = request.LaunchConfigurationName,
            LaunchTemplate = request.LaunchTemplate,
            MixedInstancesPolicy = request.MixedInstancesPolicy,
            MinSize = request.MinSize,
            MaxSize = request.MaxSize,
            DesiredCapacity = request.DesiredCapacity ?? request.MinSize,
            DefaultCooldown = request.DefaultCooldown ?? 300,
            AvailabilityZones = request.AvailabilityZones,
            HealthCheckType = request.HealthCheckType ?? "EC2",
            HealthCheckGracePeriod = request.HealthCheckGracePeriod ?? 0,
            VPCZoneIdentifier = request.VPCZoneIdentifier,
            TargetGroupARNs = request.TargetGroupARNs ?? [],
            LoadBalancerNames = [],
            TerminationPolicies = request.TerminationPolicies ?? ["Default"],
            NewInstancesProtectedFromScaleIn = request.NewInstancesProtectedFromScaleIn ?? false,
            ServiceLinkedRoleARN = $"arn:aws:iam::{call.Account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
            CreatedTime = call.NowUtc,
            Instances = [],
            EnabledMetrics = [],
            SuspendedProcesses = [],
            Tags = [.. (request.Tags ?? []).Select(t => Description(name, t))],
        });
        CheckSize(group.Group);
        CheckPlace(region, group, call);
        region.Groups.Add(name, group);
        scaler.Scale(group, call);
        return new CreateAutoScalingGroupResponse();
    }

    public UpdateAutoScalingGroupResponse UpdateAutoScalingGroup(UpdateAutoScalingGroupRequest request, CallContext call)
    {
        var region = regions[call];
        var state = region.Group(request.AutoScalingGroupName);
        var group = state.Group;
        var min = request.MinSize ?? group.MinSize;
        var max = request.MaxSize ?? group.MaxSize;
        if (request.DesiredCapacity is { } desired && (desired < min || desired > max))
        {
            throw BadSize(desired, min, max);
        }

        group.MinSize = min;
        group.MaxSize = max;
        group.DesiredCapacity = Math.Clamp(request.DesiredCapacity ?? group.DesiredCapacity ?? 0, min ?? 0, Math.Max(min ?? 0, max ?? 0));
        group.VPCZoneIdentifier = request.VPCZoneIdentifier ?? group.VPCZoneIdentifier;
        group.HealthCheckType = request.HealthCheckType ?? group.HealthCheckType;
        group.HealthCheckGracePeriod = request.HealthCheckGracePeriod ?? group.HealthCheckGracePeriod;
        group.NewInstancesProtectedFromScaleIn = request.NewInstancesProtectedFromScaleIn ?? group.NewInstancesProtectedFromScaleIn;
        if (request.LaunchTemplate is not null || request.MixedInstancesPolicy is not null)
        {
            (group.LaunchTemplate, group.MixedInstancesPolicy) = (request.LaunchTemplate, request.MixedInstancesPolicy);
        }

        CheckPlace(region, state, call);
        scaler.Scale(state, call);
        return new UpdateAutoScalingGroupResponse();
    }

    public SetDesiredCapacityResponse SetDesiredCapacity(SetDesiredCapacityRequest request, CallContext call)
    {
        var state = regions[call].Group(request.AutoScalingGroupName);
        var desired = request.DesiredCapacity ?? 0;
        if (desired < state.Group.MinSize || desired > state.Group.MaxSize)
        {
            throw BadSize(desired, state.Group.MinSize, state.Group.MaxSize);
        }

        state.Group.DesiredCapacity = desired;
        scaler.Scale(state, call);
        return new SetDesiredCapacityResponse();
    }

    public DeleteAutoScalingGroupResponse DeleteAutoScalingGroup(DeleteAutoScalingGroupRequest request, CallContext call)
    {
        var region = regions[call];
        var state = region.Group(request.AutoScalingGroupName);
        if (state.Group.Instances.Count > 0 && request.ForceDelete != true)
        {
            throw new ResourceInUseException("You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.");
        }

        state.Group.DesiredCapacity = 0;
        scaler.Scale(state, call);
        region.Groups.Remove(state.Group.AutoScalingGroupName);
        return new DeleteAutoScalingGroupResponse();
    }

    public CreateOrUpdateTagsResponse CreateOrUpdateTags(CreateOrUpdateTagsRequest request, CallContext call)
    {
        foreach (var tag in request.Tags ?? [])
        {
            var group = regions[call].Group(tag.ResourceId).Group;
            group.Tags.RemoveAll(t => t.Key == tag.Key);
            group.Tags.Add(Description(group.AutoScalingGroupName, tag));
        }

        return new CreateOrUpdateTagsResponse();
    }

    private void CheckPlace(AutoScalingRegion region, GroupState state, CallContext call)
    {
        var network = ec2.Regions[call];
        if (state.Template is { } template)
        {
            LaunchTemplateRecord record;
            try
            {
                record = LaunchTemplates.Find(network, template.LaunchTemplateId, template.LaunchTemplateName);
            }
            catch (Amazon.Runtime.AmazonServiceException)
            {
                throw AwsErrors.Validation("You must use a valid fully-formed launch template. The specified launch template does not exist.");
            }

            if (record.Version(template.Version) is null)
            {
                throw AwsErrors.Validation($"You must use a valid fully-formed launch template. The specified version {template.Version} does not exist.");
            }
        }
        else if (state.Group.LaunchConfigurationName is not { } configuration || !region.LaunchConfigurations.Contains(configuration))
        {
            throw AwsErrors.Validation("Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.");
        }

        var unknown = Array.Find(state.Subnets, s => !network.Subnets.TryGet(s, out _));
        if (unknown is not null)
        {
            throw AwsErrors.Validation($"The subnet ID '{unknown}' does not exist");
        }
    }

    private static void CheckSize(AutoScalingGroup group)
    {
        if (group.MinSize is null or < 0 || group.MaxSize is null || group.MinSize > group.MaxSize || group.DesiredCapacity < group.MinSize || group.DesiredCapacity > group.MaxSize)
        {
            throw BadSize(group.DesiredCapacity, group.MinSize, group.MaxSize);
        }
    }

    private static Amazon.Runtime.AmazonServiceException BadSize(int? desired, int? min, int? max) =>
        AwsErrors.Validation($"Desired capacity:{desired} must be between the specified min size:{min} and max size:{max}");

    private static TagDescription Description(string group, Tag tag) =>
        new() { ResourceId = group, ResourceType = "auto-scaling-group", Key = tag.Key, Value = tag.Value ?? "", PropagateAtLaunch = tag.PropagateAtLaunch ?? false };
}
