using Cyclops.Engine.Graphs;
using Cyclops.Engine.Guards;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Planning;

/// <summary>All the planner knows. Nothing else enters: the same input gives the same plan, byte for byte.</summary>
/// <param name="Key">The app or environment to plan.</param>
/// <param name="Environment">The manifest of its environment.</param>
/// <param name="Desired">What the environment should have.</param>
/// <param name="World">What it has.</param>
/// <param name="History">What was wanted at earlier commits, as far as it could be read.</param>
/// <param name="Deletions">Which deletions were reviewed, and what came of it.</param>
/// <param name="Holds">Resources that may not be changed for now, and why (a change that does not stick, a failed rollout).</param>
public sealed record PlanInput(
    ObjectKey Key,
    EnvironmentManifest Environment,
    ResourceGraph Desired,
    World World,
    IReadOnlyDictionary<CommitId, ResourceGraph> History,
    DeletionReview Deletions,
    IReadOnlyDictionary<ResourceId, Refusal> Holds);
