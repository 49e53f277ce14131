using Amazon.AutoScaling.Model;

namespace Cyclops.LocalCloud.AutoScaling;

/// <summary>One group, its instances and what it did.</summary>
internal sealed class GroupState(AutoScalingGroup group)
{
    public AutoScalingGroup Group { get; } = group;

    /// <summary>Newest last.</summary>
    public List<Activity> Activities { get; } = [];

    public List<InstanceRefresh> Refreshes { get; } = [];

    /// <summary>Null when the group is older than launch templates.</summary>
    public LaunchTemplateSpecification? Template =>
        Group.LaunchTemplate ?? Group.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;

    public string[] Subnets => Group.VPCZoneIdentifier?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
