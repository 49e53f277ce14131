using Cyclops.Aws.CloudFormation;
using Cyclops.Model.Manifests;
using Cyclops.Reconcilers.PlatformStack;

namespace Cyclops.Ctl.Bootstrap;

/// <summary>All that bootstrap is going to do.</summary>
/// <param name="Manifests">What the manifests will say.</param>
/// <param name="Stacks">All stacks of the region, as they are.</param>
/// <param name="IsRepository">Whether the folder is in a Git repository already.</param>
internal sealed record BootstrapPlan(
    PlatformHome Home,
    ManifestSet Manifests,
    PlatformStackPlan Stack,
    IReadOnlyList<FirstFile> Files,
    IReadOnlyList<CloudStack> Stacks,
    bool IsRepository)
{
    public IEnumerable<FirstFile> NewFiles => Files.Where(f => !f.IsThere);

    /// <summary>Whether anything would be changed, in AWS or on disk.</summary>
    public bool HasWork => Stack.Step != PlatformStackStep.None || NewFiles.Any() || !IsRepository;
}
