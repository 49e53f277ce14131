using Amazon.ECS;
using Amazon.ECS.Model;

namespace Cyclops.LocalCloud.Ecs.TaskDefinitions;

/// <summary>What AWS fills in: a described task definition is never the text that was registered.</summary>
internal static class TaskDefinitionDefaults
{
    public static TaskDefinition Fill(RegisterTaskDefinitionRequest request, CallContext call)
    {
        var awsvpc = request.NetworkMode == NetworkMode.Awsvpc;
        return new TaskDefinition
        {
            Family = request.Family,
            Status = TaskDefinitionStatus.ACTIVE,
            ContainerDefinitions = request.ContainerDefinitions.ConvertAll(c => Fill(c, awsvpc)),
            TaskRoleArn = request.TaskRoleArn,
            ExecutionRoleArn = request.ExecutionRoleArn,
            NetworkMode = request.NetworkMode,
            Volumes = request.Volumes ?? [],
            PlacementConstraints = request.PlacementConstraints ?? [],
            RequiresCompatibilities = request.RequiresCompatibilities,
            Compatibilities = awsvpc && request.Cpu is not null && request.Memory is not null ? ["EC2", "FARGATE"] : ["EC2"],
            RequiresAttributes = Attributes(request),
            RuntimePlatform = request.RuntimePlatform,
            Cpu = request.Cpu,
            Memory = request.Memory,
            PidMode = request.PidMode,
            IpcMode = request.IpcMode,
            ProxyConfiguration = request.ProxyConfiguration,
            InferenceAccelerators = request.InferenceAccelerators,
            EphemeralStorage = request.EphemeralStorage,
            EnableFaultInjection = request.EnableFaultInjection,
            RegisteredAt = call.NowUtc,
            RegisteredBy = $"arn:aws:iam::{call.Account}:root",
        };
    }

    private static ContainerDefinition Fill(ContainerDefinition given, bool awsvpc)
    {
        // The request is ours from here on: it was decoded for this call alone.
        given.Cpu ??= 0;
        given.Essential ??= true;
        given.Environment ??= [];
        given.MountPoints ??= [];
        given.VolumesFrom ??= [];
        given.PortMappings ??= [];
        given.SystemControls ??= [];
        foreach (var port in given.PortMappings)
        {
            port.Protocol ??= TransportProtocol.Tcp;
            port.HostPort = awsvpc ? port.ContainerPort : port.HostPort ?? 0;
        }

        if (given.HealthCheck is { } check)
        {
            check.Interval ??= 30;
            check.Timeout ??= 5;
            check.Retries ??= 3;
        }

        return given;
    }

    private static List<Amazon.ECS.Model.Attribute> Attributes(RegisterTaskDefinitionRequest request)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal) { "com.amazonaws.ecs.capability.docker-remote-api.1.18" };
        foreach (var container in request.ContainerDefinitions)
        {
            if (container.LogConfiguration?.LogDriver is { } driver)
            {
                names.Add("com.amazonaws.ecs.capability.logging-driver." + driver.Value);
            }

            if (container.Secrets is { Count: > 0 })
            {
                names.Add("ecs.capability.secrets.asm.environment-variables");
            }

            if (container.HealthCheck is not null)
            {
                names.Add("ecs.capability.container-health-check");
            }
        }

        if (request.NetworkMode == NetworkMode.Awsvpc)
        {
            names.Add("ecs.capability.task-eni");
        }

        if (request.TaskRoleArn is not null)
        {
            names.Add("com.amazonaws.ecs.capability.task-iam-role");
        }

        return [.. names.Select(n => new Amazon.ECS.Model.Attribute { Name = n })];
    }
}
