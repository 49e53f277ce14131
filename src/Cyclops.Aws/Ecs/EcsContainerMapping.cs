using Amazon.ECS;
using Amazon.ECS.Model;
using Cyclops.Model;
using KeyValuePair = System.Collections.Generic.KeyValuePair;

namespace Cyclops.Aws.Ecs;

/// <summary>Containers: the SDK's shapes to our records and back.</summary>
internal static class EcsContainerMapping
{
    private const string LogGroupOption = "awslogs-group";

    public static EcsContainer From(ContainerDefinition c) => new(
        c.Name,
        EcsImage.Read(c.Image, c.DockerLabels),
        c.Cpu ?? 0,
        c.Memory,
        c.MemoryReservation,
        c.Essential ?? true,
        c.EntryPoint is { Count: > 0 } entryPoint ? entryPoint.ToEquatableList() : null,
        c.Command is { Count: > 0 } command ? command.ToEquatableList() : null,
        new((c.Environment ?? []).Select(e => KeyValuePair.Create(e.Name, e.Value))),
        new((c.Secrets ?? []).Select(s => KeyValuePair.Create(s.Name, s.ValueFrom))),
        (c.PortMappings ?? []).Select(p => p.ContainerPort ?? 0).ToEquatableList(),
        (c.DependsOn ?? []).Select(d => d.ContainerName).ToEquatableList(),
        (c.Links ?? []).ToEquatableList(),
        c.LogConfiguration?.Options?.GetValueOrDefault(LogGroupOption))
    {
        RepositoryCredentials = c.RepositoryCredentials?.CredentialsParameter,
    };

    /// <summary>Container port to host port 0: ECS picks one in bridge networking, and takes the same one in awsvpc.</summary>
    public static ContainerDefinition To(EcsContainer c, string region) => new()
    {
        Name = c.Name,
        Image = EcsImage.Sent(c.Image),
        DockerLabels = EcsImage.LabelOf(c.Image) is { } label ? new(StringComparer.Ordinal) { [EcsImage.Label] = label } : null,
        RepositoryCredentials = c.RepositoryCredentials is { } secret ? new() { CredentialsParameter = secret } : null,
        Cpu = c.Cpu,
        Memory = c.Memory,
        MemoryReservation = c.MemoryReservation,
        Essential = c.Essential,
        EntryPoint = c.EntryPoint is { } entryPoint ? [.. entryPoint] : null,
        Command = c.Command is { } command ? [.. command] : null,
        Environment = [.. c.Environment.Select(e => new Amazon.ECS.Model.KeyValuePair { Name = e.Key, Value = e.Value })],
        Secrets = [.. c.Secrets.Select(s => new Secret { Name = s.Key, ValueFrom = s.Value })],
        PortMappings = [.. c.Ports.Select(p => new PortMapping { ContainerPort = p, Protocol = TransportProtocol.Tcp })],
        DependsOn = [.. c.DependsOn.Select(d => new ContainerDependency { ContainerName = d, Condition = ContainerCondition.START })],
        Links = c.Links.Count == 0 ? null : [.. c.Links],
        LogConfiguration = c.LogGroup is null ? null : ToLog(c, region),
    };

    private static LogConfiguration ToLog(EcsContainer c, string region) => new()
    {
        LogDriver = LogDriver.Awslogs,
        Options = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [LogGroupOption] = c.LogGroup!,
            ["awslogs-region"] = region,
            ["awslogs-stream-prefix"] = c.Name,
        },
    };
}
