using System.Globalization;
using Amazon.ECS;
using Amazon.ECS.Model;
using Cyclops.LocalCloud.Ecs.Clusters;
using EcsTask = Amazon.ECS.Model.Task;
using KeyValuePair = System.Collections.Generic.KeyValuePair;

namespace Cyclops.LocalCloud.Ecs.Tasks;

/// <summary>Makes a task as it looks right after it was accepted, placed on an instance or on Fargate.</summary>
internal sealed class EcsTaskFactory(LocalCore core, InstanceOperations instances, TaskScript script)
{
    private int _address;

    /// <summary>Null when no instance has room.</summary>
    public HeldTask? Create(TaskOrder order, CallContext call)
    {
        var definition = order.Definition.Model;
        HeldInstance? instance = null;
        if (!order.OnFargate)
        {
            var ports = order.Definition.Awsvpc ? [] : definition.ContainerDefinitions.SelectMany(c => c.PortMappings).Select(p => p.HostPort ?? 0).Where(p => p > 0).ToList();
            instance = instances.Place(order.Cluster, order.Provider, ports, call);
            if (instance is null)
            {
                return null;
            }
        }

        var id = core.Ids.Hex(32);
        var model = Model(order, instance, call, id);
        model.Containers = definition.ContainerDefinitions.ConvertAll(c => Container(order, call, id, c));
        if (order.Definition.Awsvpc)
        {
            AttachInterface(order, model);
        }

        var (behaviour, exit) = script.Of([.. definition.ContainerDefinitions.Select(c => c.Image), .. Commands(order)]);
        var task = new HeldTask(order.Cluster, order.Definition, model)
        {
            Service = order.Service,
            Deployment = order.Deployment,
            Behaviour = behaviour,
            Exit = exit,
            StartedBy = call,
            Instance = instance,
        };
        task.Tags.Set(order.Tags.Select(t => KeyValuePair.Create(t.Key, (string?)t.Value)));
        order.Cluster.Tasks.Add(id, task);
        order.Deployment?.Tasks.Add(task);
        if (instance is not null)
        {
            instance.Tasks++;
        }

        return task;
    }

    /// <summary>Gives a task that starts its host ports.</summary>
    public static void Bind(HeldTask task)
    {
        foreach (var (container, definition) in task.Model.Containers.Zip(task.Definition.Model.ContainerDefinitions))
        {
            if (task.Definition.Awsvpc || task.Instance is null)
            {
                container.NetworkBindings = [];
                continue;
            }

            container.NetworkBindings = definition.PortMappings.ConvertAll(port =>
            {
                var host = task.Instance.Take(port.HostPort ?? 0);
                task.HostPorts.Add(host);
                return new NetworkBinding { BindIP = "0.0.0.0", ContainerPort = port.ContainerPort, HostPort = host, Protocol = port.Protocol };
            });
        }
    }

    /// <summary>What a task of its own is told to run says how it behaves, too.</summary>
    private static IEnumerable<string> Commands(TaskOrder order) => (order.Overrides?.ContainerOverrides ?? []).SelectMany(o => o.Command ?? []);

    private static EcsTask Model(TaskOrder order, HeldInstance? instance, CallContext call, string id) => new()
    {
        TaskArn = call.Arn("ecs", $"task/{order.Cluster.Name}/{id}"),
        ClusterArn = order.Cluster.Arn,
        TaskDefinitionArn = order.Definition.Arn,
        ContainerInstanceArn = instance?.Arn,
        AvailabilityZone = instance?.Model.Attributes.Find(a => a.Name == "ecs.availability-zone")?.Value ?? call.Region + "a",
        CapacityProviderName = order.Provider,
        LaunchType = order.OnFargate ? LaunchType.FARGATE : LaunchType.EC2,
        PlatformVersion = order.OnFargate ? "1.4.0" : null,
        PlatformFamily = order.OnFargate ? "Linux" : null,
        Group = order.Group,
        StartedBy = order.StartedBy,
        Overrides = order.Overrides ?? new TaskOverride { ContainerOverrides = [], InferenceAcceleratorOverrides = [] },
        DesiredStatus = "RUNNING",
        LastStatus = order.Definition.Awsvpc || order.OnFargate ? "PROVISIONING" : "PENDING",
        HealthStatus = HealthStatus.UNKNOWN,
        CreatedAt = call.NowUtc,
        Cpu = order.Definition.Model.Cpu ?? order.Definition.Model.ContainerDefinitions.Sum(c => c.Cpu ?? 0).ToString(CultureInfo.InvariantCulture),
        Memory = order.Definition.Model.Memory ?? order.Definition.Model.ContainerDefinitions.Sum(c => c.Memory ?? c.MemoryReservation ?? 0).ToString(CultureInfo.InvariantCulture),
        Attachments = [],
        Attributes = [],
        EnableExecuteCommand = order.Service?.Model.EnableExecuteCommand ?? false,
        Version = 1,
    };

    private Container Container(TaskOrder order, CallContext call, string taskId, ContainerDefinition definition) => new()
    {
        ContainerArn = call.Arn("ecs", $"container/{order.Cluster.Name}/{taskId}/{core.Ids.Uuid()}"),
        TaskArn = call.Arn("ecs", $"task/{order.Cluster.Name}/{taskId}"),
        Name = definition.Name,
        Image = definition.Image,
        LastStatus = "PENDING",
        HealthStatus = HealthStatus.UNKNOWN,
        NetworkInterfaces = [],
        Cpu = (definition.Cpu ?? 0).ToString(CultureInfo.InvariantCulture),
        Memory = definition.Memory?.ToString(CultureInfo.InvariantCulture),
        MemoryReservation = definition.MemoryReservation?.ToString(CultureInfo.InvariantCulture),
    };

    private void AttachInterface(TaskOrder order, EcsTask model)
    {
        _address++;
        var ip = string.Create(CultureInfo.InvariantCulture, $"10.{(_address >> 16) & 255}.{(_address >> 8) & 255}.{_address & 255}");
        var eni = "eni-" + core.Ids.Hex(17);
        model.Attachments.Add(new Attachment
        {
            Id = core.Ids.Uuid(),
            Type = "ElasticNetworkInterface",
            Status = "ATTACHED",
            Details =
            [
                new Amazon.ECS.Model.KeyValuePair { Name = "subnetId", Value = order.Network?.AwsvpcConfiguration?.Subnets?.FirstOrDefault() },
                new Amazon.ECS.Model.KeyValuePair { Name = "networkInterfaceId", Value = eni },
                new Amazon.ECS.Model.KeyValuePair { Name = "privateIPv4Address", Value = ip },
            ],
        });
        model.Containers.ForEach(c => c.NetworkInterfaces.Add(new NetworkInterface { AttachmentId = model.Attachments[0].Id, PrivateIpv4Address = ip }));
    }
}
