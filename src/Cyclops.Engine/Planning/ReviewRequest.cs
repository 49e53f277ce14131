using Cyclops.Engine.Graphs;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Planning;

/// <summary>What an environment is reviewed by.</summary>
/// <param name="Manifests">The manifests to be applied.</param>
/// <param name="Commit">Their commit, or the one they are about to be committed on; null outside of Git: nothing is deleted.</param>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Desired">Its graph.</param>
/// <param name="World">What was observed.</param>
/// <param name="SourceHold">Why the branch is not followed for now, so that nobody knows what is wanted; null: it is.</param>
/// <param name="ApprovedDeletions">Apps whose removal an operator approved for this commit.</param>
public sealed record ReviewRequest(
    ManifestSet Manifests,
    CommitId? Commit,
    string Environment,
    ResourceGraph Desired,
    World World,
    Refusal? SourceHold = null,
    int ApprovedDeletions = 0)
{
    /// <summary>Whether an app's manifest is there and invalid: it is neither changed nor removed.</summary>
    public bool IsFrozen(ObjectKey key) => key.App is { } app && Manifests.InvalidApps.Contains(app);
}
