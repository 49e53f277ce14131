using Cyclops.LocalCloud.Ecs.Clusters;
using Cyclops.LocalCloud.Ecs.Services;
using Cyclops.LocalCloud.Ecs.TaskDefinitions;
using Cyclops.LocalCloud.LoadBalancing;
using EcsTask = Amazon.ECS.Model.Task;

namespace Cyclops.LocalCloud.Ecs.Tasks;

/// <summary>A task on its way from PROVISIONING to STOPPED.</summary>
internal sealed class HeldTask(HeldCluster cluster, HeldTaskDefinition definition, EcsTask model)
{
    public HeldCluster Cluster => cluster;

    public HeldTaskDefinition Definition => definition;

    public EcsTask Model => model;

    public string Arn => model.TaskArn;

    public TagSet Tags { get; } = new();

    /// <summary>Null for a task of RunTask.</summary>
    public HeldService? Service { get; init; }

    public HeldDeployment? Deployment { get; init; }

    public required TaskBehaviour Behaviour { get; set; }

    /// <summary>How it ends if it crashes.</summary>
    public required TaskExit Exit { get; init; }

    public required CallContext StartedBy { get; init; }

    /// <summary>Null on Fargate.</summary>
    public HeldInstance? Instance { get; set; }

    public List<int> HostPorts { get; } = [];

    /// <summary>Where load balancers reach it.</summary>
    public List<(HeldGroup Group, HeldTarget Target)> Targets { get; } = [];

    /// <summary>Running and, as far as anything checks, healthy.</summary>
    public bool Ready { get; set; }

    public bool Leaving => model.DesiredStatus == "STOPPED";

    public bool Running => model.LastStatus == "RUNNING";

    public bool Pending => model.LastStatus is "PROVISIONING" or "PENDING" or "ACTIVATING";

    public bool Stopped => model.LastStatus == "STOPPED";

    public void Enter(string status)
    {
        model.LastStatus = status;
        model.Version = (model.Version ?? 0) + 1;
        foreach (var container in model.Containers)
        {
            container.LastStatus = status is "RUNNING" or "STOPPED" ? status : status is "DEACTIVATING" or "STOPPING" ? "RUNNING" : "PENDING";
        }
    }
}
