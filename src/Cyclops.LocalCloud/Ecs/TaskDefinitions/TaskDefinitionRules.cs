using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.ECS;
using Amazon.ECS.Model;

namespace Cyclops.LocalCloud.Ecs.TaskDefinitions;

/// <summary>What RegisterTaskDefinition refuses: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html.</summary>
internal static partial class TaskDefinitionRules
{
    /// <summary>Memory in MiB that Fargate allows for a CPU size: least, most, step.</summary>
    private static readonly Dictionary<string, (int Least, int Most, int Step)> FargateMemory = new(StringComparer.Ordinal)
    {
        ["256"] = (512, 2048, 512),
        ["512"] = (1024, 4096, 1024),
        ["1024"] = (2048, 8192, 1024),
        ["2048"] = (4096, 16384, 1024),
        ["4096"] = (8192, 30720, 1024),
        ["8192"] = (16384, 61440, 4096),
        ["16384"] = (32768, 122880, 8192),
    };

    public static void Check(RegisterTaskDefinitionRequest request)
    {
        if (!FamilyName().IsMatch(request.Family))
        {
            throw new ClientException($"Family '{request.Family}' is not valid: up to 255 letters, digits, hyphens and underscores.");
        }

        var containers = request.ContainerDefinitions;
        if (containers.Count == 0)
        {
            throw new ClientException("Container list cannot be empty.");
        }

        containers.ForEach(c => CheckContainer(request, c));
        if (containers.GroupBy(c => c.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ClientException($"Container name must be unique: '{twice.Key}' is given twice.");
        }

        if (!containers.Exists(c => c.Essential != false))
        {
            throw new ClientException("Task definition does not have an essential container.");
        }

        foreach (var container in containers)
        {
            CheckReferences(request, container);
        }

        if (request.RequiresCompatibilities?.Contains("FARGATE") == true)
        {
            CheckFargate(request);
        }
    }

    private static void CheckContainer(RegisterTaskDefinitionRequest request, ContainerDefinition container)
    {
        if (string.IsNullOrEmpty(container.Name) || !FamilyName().IsMatch(container.Name))
        {
            throw new ClientException($"Container.name '{container.Name}' is not valid: up to 255 letters, digits, hyphens and underscores.");
        }

        if (string.IsNullOrWhiteSpace(container.Image))
        {
            throw new ClientException("Container.image should not be null or empty.");
        }

        if (request.Memory is null && container.Memory is null && container.MemoryReservation is null)
        {
            throw new ClientException($"Invalid setting for container '{container.Name}'. At least one of 'memory' or 'memoryReservation' must be specified.");
        }

        if (container.Memory < 6)
        {
            throw new ClientException($"Invalid setting for container '{container.Name}'. 'memory' must be at least 6 MiB.");
        }

        if (container.Memory <= container.MemoryReservation)
        {
            throw new ClientException($"Invalid setting for container '{container.Name}'. 'memory' must be greater than 'memoryReservation'.");
        }

        CheckNames(container);
        foreach (var port in container.PortMappings ?? [])
        {
            CheckPort(request, container, port);
        }
    }

    private static void CheckNames(ContainerDefinition container)
    {
        var names = new HashSet<string>((container.Environment ?? []).Select(e => e.Name), StringComparer.Ordinal);
        if ((container.Secrets ?? []).Find(s => !names.Add(s.Name)) is { } shared)
        {
            throw new ClientException($"The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '{shared.Name}'.");
        }
    }

    private static void CheckPort(RegisterTaskDefinitionRequest request, ContainerDefinition container, PortMapping port)
    {
        if (port.ContainerPort is not (>= 1 and <= 65535) && port.ContainerPortRange is null)
        {
            throw new ClientException($"Invalid 'containerPort' setting for container '{container.Name}'.");
        }

        if (request.NetworkMode == NetworkMode.Awsvpc && port.HostPort is > 0 && port.HostPort != port.ContainerPort)
        {
            throw new ClientException("When networkMode=awsvpc, the host ports and container ports in port mappings must match.");
        }
    }

    private static void CheckReferences(RegisterTaskDefinitionRequest request, ContainerDefinition container)
    {
        if (container.Links is { Count: > 0 } links)
        {
            if (request.NetworkMode is not null && request.NetworkMode != NetworkMode.Bridge)
            {
                throw new ClientException("Links are only supported when networkMode=bridge.");
            }

            if (links.Find(l => !request.ContainerDefinitions.Exists(c => c.Name == l.Split(':')[0])) is { } unknown)
            {
                throw new ClientException($"Container '{container.Name}' links to '{unknown}', which is not in the task definition.");
            }
        }

        if ((container.DependsOn ?? []).Find(d => !request.ContainerDefinitions.Exists(c => c.Name == d.ContainerName)) is { } missing)
        {
            throw new ClientException($"Container '{container.Name}' depends on '{missing.ContainerName}', which is not in the task definition.");
        }
    }

    private static void CheckFargate(RegisterTaskDefinitionRequest request)
    {
        if (request.NetworkMode != NetworkMode.Awsvpc)
        {
            throw new ClientException("Fargate only supports network mode 'awsvpc'.");
        }

        if (request.Cpu is null || request.Memory is null)
        {
            throw new ClientException("Fargate requires that 'cpu' and 'memory' be defined at the task level.");
        }

        if (!FargateMemory.TryGetValue(request.Cpu, out var sizes)
            || !int.TryParse(request.Memory, NumberStyles.None, CultureInfo.InvariantCulture, out var memory)
            || memory < sizes.Least || memory > sizes.Most || (memory - sizes.Least) % sizes.Step != 0)
        {
            throw new ClientException("No Fargate configuration exists for given values.");
        }

        if (request.ExecutionRoleArn is null && request.ContainerDefinitions.Exists(c => c.LogConfiguration?.LogDriver == LogDriver.Awslogs))
        {
            throw new ClientException("Fargate requires task definition to have execution role ARN to support log driver awslogs.");
        }

        if (request.ExecutionRoleArn is null && request.ContainerDefinitions.Exists(c => c.Secrets is { Count: > 0 }))
        {
            throw new ClientException("Fargate requires task definition to have execution role ARN to support secrets.");
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,255}$", RegexOptions.CultureInvariant)]
    private static partial Regex FamilyName();
}
