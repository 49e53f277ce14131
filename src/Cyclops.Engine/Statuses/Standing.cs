using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Statuses;

/// <summary>All that a visit learned about an app or environment; status is a pure function of it.</summary>
/// <param name="Commit">The commit that was planned from; null before the first.</param>
/// <param name="Errors">Errors of its manifest; empty when it is valid.</param>
/// <param name="SourceHold">Why the source as a whole is not followed for now; null when it is.</param>
/// <param name="Plan">Null when nothing could be planned.</param>
/// <param name="Results">One per step of the plan; empty when nothing was applied.</param>
/// <param name="NextVisit">When it is looked at again.</param>
/// <param name="Fault">Why the visit itself came to no end; null when it did.</param>
/// <param name="Unseen">
/// What could not be read, where something that is no longer wanted may be left; null when nothing can be.
/// </param>
public sealed record Standing(
    ObjectKey Key,
    CommitId? Commit,
    EquatableList<ManifestError> Errors,
    Refusal? SourceHold,
    Plan? Plan,
    EquatableList<StepResult> Results,
    DateTimeOffset? NextVisit,
    Refusal? Fault = null,
    Refusal? Unseen = null)
{
    /// <summary>Whether its manifest says that there is to be nothing of it; one without a manifest is known by its plan.</summary>
    public bool IsRemoved { get; init; }
}
