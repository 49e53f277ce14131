namespace Cyclops.Model.Manifests;

/// <summary>The controller as a service of the platform's own stack.</summary>
/// <param name="Image">Its container image.</param>
/// <param name="Cpu">CPU units of its task on Fargate; 1024 are one vCPU.</param>
/// <param name="Memory">MiB of its task on Fargate, rounded up to a size that Fargate offers.</param>
/// <param name="Repository">Address of the config repository that it follows.</param>
/// <param name="Branch">Branch that it follows.</param>
public sealed record ControllerSpec(string Image, int Cpu, int Memory, string Repository, string Branch);
