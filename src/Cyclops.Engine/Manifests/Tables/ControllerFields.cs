using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>The controller's own service.</summary>
internal static class ControllerFields
{
    private const string Host = "[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?";
    private const string Path = "[A-Za-z0-9._~/-]+";
    private const string User = "[a-z][a-z0-9_-]*";

    public static readonly Field<string> Image = Field<string>.Required("image", SharedKinds.Image, "Its container image.");

    public static readonly Field<int> Cpu = Field<int>.WithDefault(
        "cpu", new IntegerKind(256, 4096, "CPU units", [256, 512, 1024, 2048, 4096]), "256", "CPU units of its Fargate task; 1024 are one vCPU.");

    public static readonly Field<int> Memory = Field<int>.WithDefault(
        "memory", new MemoryKind(512, 30_720), "1Gi", "Memory of its Fargate task, rounded up to a size that Fargate offers.");

    public static readonly Field<string> Repository = Field<string>.Required(
        "repository",
        new TextKind("the address of a Git repository", "https://git.example.org/acme/config.git")
        {
            Pattern = $"https://{Host}/{Path}|ssh://({User}@)?{Host}/{Path}|{User}@{Host}:{Path}",
            MaxLength = 512,
            IsSensitive = true,
            HintFor = text => text.Contains('@', StringComparison.Ordinal) && text.StartsWith("http", StringComparison.Ordinal)
                ? "leave user, password and token out: everybody can read this file"
                : "write for example https://git.example.org/acme/config.git",
        },
        "Address of this repository: https or ssh, without a password.");

    public static readonly Field<string> Branch = Field<string>.WithDefault(
        "branch", new TextKind("the name of a branch", "main") { Pattern = "[A-Za-z0-9][A-Za-z0-9._/-]*", MaxLength = 128 }, "main", "Branch that it follows.");

    public static readonly ObjectKind Kind = new(
        "Controller", "The controller as a service of the platform's stack, on Fargate; see `cyclops-ctl bootstrap`.", Image, Cpu, Memory, Repository, Branch);
}
