using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Kinds;

/// <summary>What a kind is asked to observe: a whole environment, in bulk.</summary>
/// <param name="Platform">Name of the platform: whose resources are ours.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Desired">All wanted resources of the kind in the environment, in order of their ids.</param>
/// <param name="Resolve">References to what was observed before (kinds are observed upstream first).</param>
/// <param name="Seen">What was observed before in this pass.</param>
/// <param name="OwnersSeen">Whose resources were found before in this pass.</param>
/// <param name="Memo">Shares reads between kinds of the same pass.</param>
public sealed record ObserveRequest(
    string Platform,
    EnvironmentManifest Environment,
    IReadOnlyList<Resource> Desired,
    Resolver Resolve,
    Func<ResourceId, Observation?> Seen,
    Func<IEnumerable<ObjectKey>> OwnersSeen,
    PassMemo Memo);
