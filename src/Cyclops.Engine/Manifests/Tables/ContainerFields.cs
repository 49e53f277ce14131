using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>One container. The main container's fields are those of the app itself.</summary>
internal static class ContainerFields
{
    public static readonly Field<string> Image = Field<string>.Needed(
        "image", SharedKinds.Image, "Container image: `name:tag`, with a registry in front if it is not Docker Hub.");

    public static readonly Field<int> Cpu = Field<int>.WithDefault(
        "cpu", SharedKinds.Cpu, "128", "CPU units that are reserved; 1024 are one vCPU. Also `0.25vCPU`.");

    public static readonly Field<int> Memory = Field<int>.WithDefault(
        "memory", SharedKinds.Memory, "512", "Hard limit: above it the container is killed. MiB, or `512Mi`, `1Gi`.");

    public static readonly Field<int> MemoryReservation = Field<int>.Optional(
        "memoryReservation", SharedKinds.Memory, "the hard limit", "Soft limit that placement counts on EC2; at most `memory`.");

    public static readonly Field<EquatableList<string>> EntryPoint = Field<EquatableList<string>>.Optional(
        "entryPoint", SharedKinds.EntryPoint, "the image's", "Program to run and its first arguments, as a list.");

    public static readonly Field<EquatableList<string>> Command = Field<EquatableList<string>>.Optional(
        "command", SharedKinds.Command, "the image's", "Arguments as a list; a bare text is run as `/bin/sh -c text`.");

    public static readonly Field<EquatableMap<string>> Env = Field<EquatableMap<string>>.WithDefault(
        "env",
        new MapKind<string>("environment variables", SharedKinds.VariableName, new TextKind("text", "value") { TakesAnyScalar = true, IsSensitive = true, MaxLength = 32_768 })
        {
            NullRemoves = true,
        },
        "{}",
        "Environment variables. A value is the text as it is written: `no` stays `no`, `012` stays `012`. No secrets here.");

    public static readonly Field<EquatableMap<string>> Secrets = Field<EquatableMap<string>>.WithDefault(
        "secrets",
        new MapKind<string>("references to secrets", SharedKinds.VariableName, SecretReference()) { NullRemoves = true },
        "{}",
        "Environment variables whose value is in Secrets Manager (name or ARN of the secret; an ARN may go on with `:key`) or SSM (path with a slash in front, or ARN), never the value itself. Another value in Secrets Manager rolls the app out.");

    public static readonly Field<EquatableList<string>> DependsOn = Field<EquatableList<string>>.WithDefault(
        "dependsOn", new ListKind<string>("container names", SharedKinds.ContainerName, max: 9), "[]", "Containers of the task that must have started first.");

    public static readonly Field<EquatableList<int>> Ports = Field<EquatableList<int>>.WithDefault(
        "ports", new ListKind<int>("ports", SharedKinds.Port, max: 20), "[]", "Ports that other containers of the task reach it on.");

    public static readonly Field<bool> Essential = Field<bool>.WithDefault(
        "essential", SharedKinds.Flag, "true", "Whether the end of this container ends the task.");

    /// <summary>The fields that the main container has, too.</summary>
    public static readonly IReadOnlyList<Field> Common = [Image, Cpu, Memory, MemoryReservation, EntryPoint, Command, Env, Secrets, DependsOn];

    public static readonly ObjectKind Kind = new("Container", "A container in the same task as the app's own.", [.. Common, Ports, Essential])
    {
        Planned = ["healthCheck", "volumes", "user", "workingDir", "links"],
    };

    private static TextKind SecretReference() => new("the name, path or ARN of a secret", "acme/staging/tel-aviv/api-key")
    {
        Pattern = "arn:aws[a-z-]*:(secretsmanager|ssm):[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9/_+=.@:-]+|/?[A-Za-z0-9_+=.@-]+(/[A-Za-z0-9_+=.@-]+)*",
        MinLength = 1,
        MaxLength = 2048,
        IsSensitive = true,
        Code = ErrorCodes.InvalidValue,
        HintFor = _ => "put the value into Secrets Manager and write the secret's name here",
    };
}
