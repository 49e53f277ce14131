using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Simulation.Sources;

/// <summary>What one look at the branch found.</summary>
/// <param name="Head">The head; null when the fetch failed.</param>
/// <param name="Manifests">What the head says; null when it was not accepted.</param>
/// <param name="Hold">Why it was not; null when it was.</param>
internal sealed record SourceLook(CommitInfo? Head, ManifestSet? Manifests, Refusal? Hold)
{
    /// <summary>As <see cref="BadSource.ExpectedReason"/> has it.</summary>
    public string? Reason => Hold?.Reason ?? (Manifests!.IsComplete ? null : BadSource.ManifestErrors);

    public override string ToString() => Hold switch
    {
        not null => Hold.Reason,
        null when Manifests!.IsComplete => "accepted",
        _ => $"{Manifests.Errors.Count} manifest errors",
    };
}
