using Cyclops.Engine.Graphs;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Applying;

/// <summary>What the applier needs to carry out a plan.</summary>
/// <param name="Plan">The plan, unchanged since the planner made it.</param>
/// <param name="Desired">The graph it was made from.</param>
/// <param name="World">The world it was made from.</param>
/// <param name="Commit">The commit that is applied; null from a work tree that was not committed.</param>
/// <param name="Superseded">Cancelled once nothing may be deleted by this plan any more; a deletion that waits for its turn then ends.</param>
public sealed record ApplyRequest(
    Plan Plan,
    ResourceGraph Desired,
    World World,
    PlatformManifest Platform,
    EnvironmentManifest Environment,
    CommitId? Commit,
    CancellationToken Superseded = default);
