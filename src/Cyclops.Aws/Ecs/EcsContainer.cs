using Cyclops.Model;

namespace Cyclops.Aws.Ecs;

/// <summary>One container of a task definition.</summary>
/// <param name="Image">Image reference, with tag and digest where both are known.</param>
/// <param name="Cpu">CPU units; 0: none reserved.</param>
/// <param name="Memory">Hard limit, MiB.</param>
/// <param name="MemoryReservation">Soft limit, MiB; null: none.</param>
/// <param name="EntryPoint">Null: the image's.</param>
/// <param name="Command">Null: the image's.</param>
/// <param name="Secrets">References by variable, never values.</param>
/// <param name="Ports">Container ports; ECS picks host ports where the network mode has any.</param>
/// <param name="DependsOn">Containers that must have started.</param>
/// <param name="Links">Containers it reaches by name, in bridge networking.</param>
/// <param name="LogGroup">Where its output goes; null: nowhere.</param>
public sealed record EcsContainer(
    string Name,
    string Image,
    int Cpu,
    int? Memory,
    int? MemoryReservation,
    bool Essential,
    EquatableList<string>? EntryPoint,
    EquatableList<string>? Command,
    EquatableMap<string> Environment,
    EquatableMap<string> Secrets,
    EquatableList<int> Ports,
    EquatableList<string> DependsOn,
    EquatableList<string> Links,
    string? LogGroup)
{
    /// <summary>Name or ARN of the secret that the image is pulled with; null: none is needed.</summary>
    public string? RepositoryCredentials { get; init; }
}
