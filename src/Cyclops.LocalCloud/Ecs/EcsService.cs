using System.Text.Json;
using Amazon.ECS.Internal;
using Amazon.ECS.Model;
using Cyclops.LocalCloud.Ecs.Clusters;
using Cyclops.LocalCloud.Ecs.Services;
using Cyclops.LocalCloud.Ecs.TaskDefinitions;
using Cyclops.LocalCloud.Ecs.Tasks;
using Cyclops.LocalCloud.LoadBalancing;
using Cyclops.LocalCloud.Network;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Ecs;

/// <summary>Elastic Container Service: clusters, task definitions, services with rolling updates, tasks that register with load balancers.</summary>
public sealed class EcsService : ILocalService
{
    private readonly TaskLifeCycle _lifeCycle;

    internal EcsService(LocalCore core, LoadBalancingService balancing, INetworkTable network)
    {
        var tags = new EcsTags(core, Regions);
        Instances = new InstanceOperations(core, Regions, network);
        Clusters = new ClusterOperations(Regions, tags, Instances);
        Providers = new ProviderOperations(Regions, tags);
        TaskDefinitions = new TaskDefinitionOperations(core, Regions, tags);
        var factory = new EcsTaskFactory(core, Instances, Script);
        _lifeCycle = new TaskLifeCycle(core, balancing);
        var scheduler = new ServiceScheduler(core, factory, _lifeCycle, new TrafficShifts(core, balancing));
        Services = new ServiceOperations(core, Regions, tags, balancing, scheduler);
        Rollouts = new RolloutOperations(Regions);
        Tasks = new TaskOperations(Regions, tags, factory, _lifeCycle);
        Tags = tags;
    }

    public string Name => "ecs";

    /// <summary>How tasks behave, by their images. Change it within <see cref="LocalAws.Locked{T}"/>.</summary>
    public TaskScript Script { get; } = new();

    /// <summary>Who hears of containers that start and end; see <see cref="TaskLifeCycle.Output"/>.</summary>
    internal Action<HeldTask, int?, DateTimeOffset> TaskOutput { set => _lifeCycle.Output = value; }

    internal RegionalState<EcsRegion> Regions { get; } = new(() => new EcsRegion());

    internal ClusterOperations Clusters { get; }

    internal ProviderOperations Providers { get; }

    internal InstanceOperations Instances { get; }

    internal TaskDefinitionOperations TaskDefinitions { get; }

    internal ServiceOperations Services { get; }

    internal RolloutOperations Rollouts { get; }

    internal TaskOperations Tasks { get; }

    internal EcsTags Tags { get; }

    /// <summary>Limits how many tasks find room on the cluster's EC2 instances; null lifts the limit.</summary>
    public void LimitCapacity(string account, string region, string cluster, int? tasks) => Regions.Of(account, region).Cluster(cluster).TaskLimit = tasks;

    /// <summary>Makes every running task of a service fail its health checks from now on.</summary>
    public void FailHealthChecks(string account, string region, string cluster, string service, DateTimeOffset now)
    {
        foreach (var task in ServiceOperations.Find(Regions.Of(account, region).Cluster(cluster), service).Deployments.SelectMany(d => d.Staying).ToList())
        {
            _lifeCycle.FailHealthChecks(task, now);
        }
    }

    /// <summary>Whether the tasks of a service that is not gone yet are registered with a service of Cloud Map.</summary>
    internal bool UsesRegistry(CallContext call, string arn) =>
        Regions[call].Clusters.Values.SelectMany(c => c.Services.Values).Any(s => s.Status != "INACTIVE" && s.Model.ServiceRegistries.Exists(r => r.RegistryArn == arn));

    /// <summary>The task of an ARN, in any region; null when it is unknown.</summary>
    internal HeldTask? Task(string? arn)
    {
        if (arn?.Split(':') is not [_, _, _, { } region, { } account, _])
        {
            return null;
        }

        return Regions.Of(account, region).Clusters.GetValueOrDefault(EcsArns.Cluster(arn) ?? "")?.Tasks.GetValueOrDefault(EcsArns.LastPart(arn));
    }

    public void Register(OperationTable operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        operations.Add(Name, ECSSchema.Operations, "InvalidParameterException");
        RegisterClusters(operations);
        RegisterTaskDefinitions(operations);
        RegisterServices(operations);
        operations
            .On(ECSSchema.RunTask, (RunTaskRequest q, CallContext c) => Tasks.Run(q, c))
            .On(ECSSchema.StopTask, (StopTaskRequest q, CallContext c) => Tasks.Stop(q, c))
            .On(ECSSchema.DescribeTasks, (DescribeTasksRequest q, CallContext c) => Tasks.Describe(q, c))
            .On(ECSSchema.ListTasks, (ListTasksRequest q, CallContext c) => Tasks.List(q, c))
            .On(ECSSchema.TagResource, (TagResourceRequest q, CallContext c) => Tags.Tag(q, c))
            .On(ECSSchema.UntagResource, (UntagResourceRequest q, CallContext c) => Tags.Untag(q, c))
            .On(ECSSchema.ListTagsForResource, (ListTagsForResourceRequest q, CallContext c) => Tags.List(q, c));
    }

    public void WriteState(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        foreach (var (name, region) in Regions.All)
        {
            json.WriteStartObject(name);
            EcsStateJson.Write(json, region);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public void Reset()
    {
        Regions.Clear();
        Script.Clear();
        Tasks.Reset();
    }

    private void RegisterClusters(OperationTable operations) => operations
        .On(ECSSchema.CreateCluster, (CreateClusterRequest q, CallContext c) => Clusters.Create(q, c))
        .On(ECSSchema.DescribeClusters, (DescribeClustersRequest q, CallContext c) => Clusters.Describe(q, c))
        .On(ECSSchema.ListClusters, (ListClustersRequest q, CallContext c) => Clusters.List(q, c))
        .On(ECSSchema.UpdateCluster, (UpdateClusterRequest q, CallContext c) => Clusters.Update(q, c))
        .On(ECSSchema.DeleteCluster, (DeleteClusterRequest q, CallContext c) => Clusters.Delete(q, c))
        .On(ECSSchema.PutClusterCapacityProviders, (PutClusterCapacityProvidersRequest q, CallContext c) => Clusters.PutProviders(q, c))
        .On(ECSSchema.CreateCapacityProvider, (CreateCapacityProviderRequest q, CallContext c) => Providers.Create(q, c))
        .On(ECSSchema.DescribeCapacityProviders, (DescribeCapacityProvidersRequest q, CallContext c) => Providers.Describe(q, c))
        .On(ECSSchema.UpdateCapacityProvider, (UpdateCapacityProviderRequest q, CallContext c) => Providers.Update(q, c))
        .On(ECSSchema.DeleteCapacityProvider, (DeleteCapacityProviderRequest q, CallContext c) => Providers.Delete(q, c))
        .On(ECSSchema.RegisterContainerInstance, (RegisterContainerInstanceRequest q, CallContext c) => Instances.Register(q, c))
        .On(ECSSchema.DeregisterContainerInstance, (DeregisterContainerInstanceRequest q, CallContext c) => Instances.Deregister(q, c))
        .On(ECSSchema.DescribeContainerInstances, (DescribeContainerInstancesRequest q, CallContext c) => Instances.Describe(q, c))
        .On(ECSSchema.ListContainerInstances, (ListContainerInstancesRequest q, CallContext c) => Instances.List(q, c))
        .On(ECSSchema.UpdateContainerInstancesState, (UpdateContainerInstancesStateRequest q, CallContext c) => Instances.UpdateState(q, c));

    private void RegisterTaskDefinitions(OperationTable operations) => operations
        .On(ECSSchema.RegisterTaskDefinition, (RegisterTaskDefinitionRequest q, CallContext c) => TaskDefinitions.Register(q, c))
        .On(ECSSchema.DescribeTaskDefinition, (DescribeTaskDefinitionRequest q, CallContext c) => TaskDefinitions.Describe(q, c))
        .On(ECSSchema.DeregisterTaskDefinition, (DeregisterTaskDefinitionRequest q, CallContext c) => TaskDefinitions.Deregister(q, c))
        .On(ECSSchema.DeleteTaskDefinitions, (DeleteTaskDefinitionsRequest q, CallContext c) => TaskDefinitions.Delete(q, c))
        .On(ECSSchema.ListTaskDefinitions, (ListTaskDefinitionsRequest q, CallContext c) => TaskDefinitions.List(q, c))
        .On(ECSSchema.ListTaskDefinitionFamilies, (ListTaskDefinitionFamiliesRequest q, CallContext c) => TaskDefinitions.ListFamilies(q, c));

    private void RegisterServices(OperationTable operations) => operations
        .On(ECSSchema.CreateService, (CreateServiceRequest q, CallContext c) => Services.Create(q, c))
        .On(ECSSchema.DescribeServices, (DescribeServicesRequest q, CallContext c) => Services.Describe(q, c))
        .On(ECSSchema.ListServices, (ListServicesRequest q, CallContext c) => Services.List(q, c))
        .On(ECSSchema.UpdateService, (UpdateServiceRequest q, CallContext c) => Services.Update(q, c))
        .On(ECSSchema.DeleteService, (DeleteServiceRequest q, CallContext c) => Services.Delete(q, c))
        .On(ECSSchema.ListServiceDeployments, (ListServiceDeploymentsRequest q, CallContext c) => Rollouts.List(q, c))
        .On(ECSSchema.DescribeServiceDeployments, (DescribeServiceDeploymentsRequest q, CallContext c) => Rollouts.Describe(q, c))
        .On(ECSSchema.DescribeServiceRevisions, (DescribeServiceRevisionsRequest q, CallContext c) => Rollouts.DescribeRevisions(q, c));
}
