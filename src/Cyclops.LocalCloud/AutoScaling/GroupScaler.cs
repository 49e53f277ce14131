using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Cyclops.LocalCloud.Ec2;

namespace Cyclops.LocalCloud.AutoScaling;

/// <summary>Starts and ends instances until a group has as many as it should.</summary>
internal sealed class GroupScaler(LocalCore core, Ec2Service ec2)
{
    public void Scale(GroupState state, CallContext call)
    {
        var instances = state.Group.Instances;
        while (instances.Count < state.Group.DesiredCapacity)
        {
            Launch(state, call);
        }

        while (instances.Count > state.Group.DesiredCapacity)
        {
            Terminate(state, instances[0], call);
        }
    }

    public void Terminate(GroupState state, Instance instance, CallContext call)
    {
        state.Group.Instances.Remove(instance);
        if (ec2.Regions[call].Instances.TryGet(instance.InstanceId, out var machine))
        {
            Machines.Terminate(machine);
        }

        Note(state, $"Terminating EC2 instance: {instance.InstanceId}", call);
    }

    public Activity Note(GroupState state, string description, CallContext call)
    {
        var activity = new Activity
        {
            ActivityId = core.Ids.Uuid(),
            AutoScalingGroupName = state.Group.AutoScalingGroupName,
            AutoScalingGroupARN = state.Group.AutoScalingGroupARN,
            Description = description,
            Cause = $"At {call.NowUtc:yyyy-MM-ddTHH:mm:ssZ} the group's desired capacity was {state.Group.DesiredCapacity}.",
            StartTime = call.NowUtc,
            EndTime = call.NowUtc,
            StatusCode = ScalingActivityStatusCode.Successful,
            Progress = 100,
        };
        state.Activities.Add(activity);
        return activity;
    }

    private void Launch(GroupState state, CallContext call)
    {
        var network = ec2.Regions[call];
        var template = state.Template;
        var record = template is null ? null : LaunchTemplates.Find(network, template.LaunchTemplateId, template.LaunchTemplateName);
        var version = record?.Version(template!.Version);
        var subnets = state.Subnets;
        var subnet = subnets.Length == 0 ? null : subnets[state.Group.Instances.Count % subnets.Length];
        List<Amazon.EC2.Model.Tag> tags =
        [
            .. state.Group.Tags.Where(t => t.PropagateAtLaunch == true).Select(t => new Amazon.EC2.Model.Tag { Key = t.Key, Value = t.Value }),
            new() { Key = "aws:autoscaling:groupName", Value = state.Group.AutoScalingGroupName },
        ];
        var machine = ec2.Machines.Launch(network, version, subnet, tags, call);
        state.Group.Instances.Add(new Instance
        {
            InstanceId = machine.InstanceId,
            InstanceType = machine.InstanceType?.Value,
            AvailabilityZone = machine.Placement.AvailabilityZone,
            LifecycleState = LifecycleState.InService,
            HealthStatus = "Healthy",
            LaunchTemplate = record is null ? null : new LaunchTemplateSpecification
            {
                LaunchTemplateId = record.Template.LaunchTemplateId,
                LaunchTemplateName = record.Template.LaunchTemplateName,
                Version = version?.VersionNumber?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
            LaunchConfigurationName = state.Group.LaunchConfigurationName,
            ProtectedFromScaleIn = state.Group.NewInstancesProtectedFromScaleIn,
        });
        Note(state, $"Launching a new EC2 instance: {machine.InstanceId}", call);
    }
}
