namespace Cyclops.Model.Manifests;

/// <summary>One container of an app's task.</summary>
/// <param name="Image">Image reference: <c>ckan/tel-aviv:2.11.3</c>.</param>
/// <param name="Cpu">CPU units; 1024 are one vCPU. Default 128.</param>
/// <param name="Memory">Hard limit, MiB. Default 512.</param>
/// <param name="MemoryReservation">Soft limit that placement counts, MiB; null: the hard limit counts.</param>
/// <param name="EntryPoint">Null: the image's.</param>
/// <param name="Command">Null: the image's.</param>
/// <param name="Env">Environment variables.</param>
/// <param name="Secrets">Variables whose value is a Secrets Manager or SSM reference (name, path or ARN), never a value.</param>
/// <param name="Ports">Container ports other than the app's, for containers of the same task.</param>
/// <param name="Essential">Whether its end ends the task. Default true.</param>
/// <param name="DependsOn">Containers that must have started first.</param>
public sealed record ContainerSpec(
    string Image,
    int Cpu,
    int Memory,
    int? MemoryReservation,
    EquatableList<string>? EntryPoint,
    EquatableList<string>? Command,
    EquatableMap<string> Env,
    EquatableMap<string> Secrets,
    EquatableList<int> Ports,
    bool Essential,
    EquatableList<string> DependsOn);
