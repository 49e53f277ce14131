using System.Text.Json;
using Amazon.AutoScaling.Internal;
using Amazon.AutoScaling.Model;
using Cyclops.LocalCloud.Ec2;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.AutoScaling;

/// <summary>EC2 Auto Scaling: groups that keep as many instances as they are asked for.</summary>
internal sealed class AutoScalingService : ILocalService
{
    private readonly GroupOperations _groups;
    private readonly GroupQueries _queries;

    public AutoScalingService(LocalCore core, Ec2Service ec2)
    {
        var scaler = new GroupScaler(core, ec2);
        _groups = new GroupOperations(core, Regions, ec2, scaler);
        _queries = new GroupQueries(core, Regions, scaler);
    }

    public string Name => "autoscaling";

    public RegionalState<AutoScalingRegion> Regions { get; } = new(() => new AutoScalingRegion());

    public void Register(OperationTable operations) => operations
        .Add(Name, AutoScalingSchema.Operations)
        .On<CreateLaunchConfigurationRequest, CreateLaunchConfigurationResponse>(AutoScalingSchema.CreateLaunchConfiguration, _groups.CreateLaunchConfiguration)
        .On<CreateAutoScalingGroupRequest, CreateAutoScalingGroupResponse>(AutoScalingSchema.CreateAutoScalingGroup, _groups.CreateAutoScalingGroup)
        .On<UpdateAutoScalingGroupRequest, UpdateAutoScalingGroupResponse>(AutoScalingSchema.UpdateAutoScalingGroup, _groups.UpdateAutoScalingGroup)
        .On<SetDesiredCapacityRequest, SetDesiredCapacityResponse>(AutoScalingSchema.SetDesiredCapacity, _groups.SetDesiredCapacity)
        .On<DeleteAutoScalingGroupRequest, DeleteAutoScalingGroupResponse>(AutoScalingSchema.DeleteAutoScalingGroup, _groups.DeleteAutoScalingGroup)
        .On<CreateOrUpdateTagsRequest, CreateOrUpdateTagsResponse>(AutoScalingSchema.CreateOrUpdateTags, _groups.CreateOrUpdateTags)
        .On<DescribeAutoScalingGroupsRequest, DescribeAutoScalingGroupsResponse>(AutoScalingSchema.DescribeAutoScalingGroups, _queries.DescribeAutoScalingGroups)
        .On<DescribeAutoScalingInstancesRequest, DescribeAutoScalingInstancesResponse>(AutoScalingSchema.DescribeAutoScalingInstances, _queries.DescribeAutoScalingInstances)
        .On<DescribeScalingActivitiesRequest, DescribeScalingActivitiesResponse>(AutoScalingSchema.DescribeScalingActivities, _queries.DescribeScalingActivities)
        .On<DescribeTagsRequest, DescribeTagsResponse>(AutoScalingSchema.DescribeTags, _queries.DescribeTags)
        .On<TerminateInstanceInAutoScalingGroupRequest, TerminateInstanceInAutoScalingGroupResponse>(AutoScalingSchema.TerminateInstanceInAutoScalingGroup, _queries.TerminateInstanceInAutoScalingGroup)
        .On<SetInstanceProtectionRequest, SetInstanceProtectionResponse>(AutoScalingSchema.SetInstanceProtection, _queries.SetInstanceProtection)
        .On<StartInstanceRefreshRequest, StartInstanceRefreshResponse>(AutoScalingSchema.StartInstanceRefresh, _queries.StartInstanceRefresh)
        .On<DescribeInstanceRefreshesRequest, DescribeInstanceRefreshesResponse>(AutoScalingSchema.DescribeInstanceRefreshes, _queries.DescribeInstanceRefreshes);

    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (region, state) in Regions.All)
        {
            json.WriteStartObject(region);
            foreach (var group in state.Groups.Values)
            {
                json.WriteString(group.Group.AutoScalingGroupName, string.Join(' ', group.Group.Instances.Select(i => i.InstanceId)));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public void Reset() => Regions.Clear();
}
