using System.Text.Json;
using Amazon.ECS;
using Amazon.ECS.Model;
using Cyclops.LocalCloud.Network;

namespace Cyclops.LocalCloud.Ecs.Clusters;

/// <summary>Container instances. There is always enough capacity unless a test limits it: an instance appears when a task needs one.</summary>
internal sealed class InstanceOperations(LocalCore core, RegionalState<EcsRegion> regions, INetworkTable network)
{
    private const int MostDescribed = 100;

    public RegisterContainerInstanceResponse Register(RegisterContainerInstanceRequest request, CallContext call)
    {
        var cluster = regions[call].Cluster(request.Cluster);
        var instance = Add(cluster, InstanceId(request.InstanceIdentityDocument) ?? network.LaunchInstance(call), null, call, true);
        instance.Tags.Set(EcsTags.Pairs(request.Tags));
        return new RegisterContainerInstanceResponse { ContainerInstance = Answer(instance) };
    }

    public DeregisterContainerInstanceResponse Deregister(DeregisterContainerInstanceRequest request, CallContext call)
    {
        var cluster = regions[call].Cluster(request.Cluster);
        var instance = cluster.Instances.GetValueOrDefault(EcsArns.LastPart(request.ContainerInstance)) ?? throw new InvalidParameterException("The specified container instance was not found.");
        if (instance.Tasks > 0 && request.Force != true)
        {
            throw new InvalidParameterException("Found running tasks on the instance.");
        }

        cluster.Instances.Remove(EcsArns.LastPart(instance.Arn));
        instance.Model.Status = "INACTIVE";
        return new DeregisterContainerInstanceResponse { ContainerInstance = Answer(instance) };
    }

    public DescribeContainerInstancesResponse Describe(DescribeContainerInstancesRequest request, CallContext call)
    {
        var cluster = regions[call].Cluster(request.Cluster);
        if (request.ContainerInstances.Count is 0 or > MostDescribed)
        {
            throw new InvalidParameterException($"From 1 to {MostDescribed} container instances can be described.");
        }

        var found = request.ContainerInstances.ToLookup(i => cluster.Instances.ContainsKey(EcsArns.LastPart(i)));
        return new DescribeContainerInstancesResponse
        {
            ContainerInstances = [.. found[true].Select(i => Answer(cluster.Instances[EcsArns.LastPart(i)]))],
            Failures = [.. found[false].Select(i => new Failure { Arn = call.Arn("ecs", $"container-instance/{cluster.Name}/{EcsArns.LastPart(i)}"), Reason = "MISSING" })],
        };
    }

    public ListContainerInstancesResponse List(ListContainerInstancesRequest request, CallContext call)
    {
        var all = regions[call].Cluster(request.Cluster).Instances.Where(i => request.Status is null || i.Value.Model.Status == request.Status.Value);
        var page = EcsPages.Cut(all, request.NextToken, request.MaxResults);
        return new ListContainerInstancesResponse { ContainerInstanceArns = [.. page.Items.Select(i => i.Value.Arn)], NextToken = page.Next };
    }

    public UpdateContainerInstancesStateResponse UpdateState(UpdateContainerInstancesStateRequest request, CallContext call)
    {
        var cluster = regions[call].Cluster(request.Cluster);
        if (request.Status != ContainerInstanceStatus.ACTIVE && request.Status != ContainerInstanceStatus.DRAINING)
        {
            throw new InvalidParameterException("The status must be ACTIVE or DRAINING.");
        }

        var instances = request.ContainerInstances.ConvertAll(i => cluster.Instances.GetValueOrDefault(EcsArns.LastPart(i)) ?? throw new InvalidParameterException("The specified container instance was not found."));
        instances.ForEach(i => i.Model.Status = request.Status.Value);
        return new UpdateContainerInstancesStateResponse { ContainerInstances = instances.ConvertAll(Answer), Failures = [] };
    }

    /// <summary>The instances of Auto Scaling groups join the cluster that uses their capacity provider: one each.</summary>
    public void AddForProviders(EcsRegion region, HeldCluster cluster, CallContext call)
    {
        foreach (var provider in cluster.Model.CapacityProviders.Select(EcsArns.LastPart).Where(region.Providers.ContainsKey))
        {
            if (!cluster.Instances.Values.Any(i => i.Model.CapacityProviderName == provider))
            {
                Add(cluster, network.LaunchInstance(call), provider, call, false);
            }
        }
    }

    /// <summary>The least loaded instance on which the host ports are free, made if there is none; null when a limit is reached.</summary>
    public HeldInstance? Place(HeldCluster cluster, string? provider, IReadOnlyList<int> hostPorts, CallContext call)
    {
        if (cluster.TaskLimit is { } limit && cluster.Tasks.Values.Count(t => !t.Stopped && t.Instance is not null) >= limit)
        {
            return null;
        }

        return cluster.Instances.Values.Where(i => i.Active && (provider is null || i.Model.CapacityProviderName == provider) && hostPorts.All(i.IsFree)).MinBy(i => i.Tasks)
            ?? Add(cluster, network.LaunchInstance(call), provider, call, false);
    }

    /// <summary>Ends the instances of a cluster that goes.</summary>
    public void Clear(HeldCluster cluster, CallContext call)
    {
        foreach (var instance in cluster.Instances.Values)
        {
            network.TerminateInstance(call, instance.Model.Ec2InstanceId);
        }

        cluster.Instances.Clear();
    }

    private HeldInstance Add(HeldCluster cluster, string ec2Id, string? provider, CallContext call, bool byHand)
    {
        var id = core.Ids.Hex(32);
        var instance = new HeldInstance(new ContainerInstance
        {
            ContainerInstanceArn = call.Arn("ecs", $"container-instance/{cluster.Name}/{id}"),
            Ec2InstanceId = ec2Id,
            CapacityProviderName = provider,
            Status = "ACTIVE",
            AgentConnected = true,
            RegisteredAt = call.NowUtc,
            Version = 1,
            VersionInfo = new VersionInfo { AgentVersion = "1.89.0", DockerVersion = "DockerVersion: 25.0.6" },
            Attributes = [new Amazon.ECS.Model.Attribute { Name = "ecs.availability-zone", Value = call.Region + (char)('a' + (cluster.Instances.Count % 3)) }],
            RegisteredResources = [new Resource { Name = "CPU", Type = "INTEGER", IntegerValue = 2048 }, new Resource { Name = "MEMORY", Type = "INTEGER", IntegerValue = 7680 }],
            RemainingResources = [new Resource { Name = "CPU", Type = "INTEGER", IntegerValue = 2048 }, new Resource { Name = "MEMORY", Type = "INTEGER", IntegerValue = 7680 }],
            Attachments = [],
        })
        { ByHand = byHand };
        cluster.Instances.Add(id, instance);
        return instance;
    }

    private static ContainerInstance Answer(HeldInstance instance)
    {
        instance.Model.RunningTasksCount = instance.Tasks;
        instance.Model.PendingTasksCount = 0;
        instance.Model.Tags = EcsTags.Answer(instance.Tags);
        return instance.Model;
    }

    private static string? InstanceId(string? identityDocument)
    {
        if (identityDocument is null)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(identityDocument);
            return json.RootElement.TryGetProperty("instanceId", out var id) ? id.GetString() : null;
        }
        catch (JsonException)
        {
            throw new InvalidParameterException("The instance identity document is not valid JSON.");
        }
    }
}
