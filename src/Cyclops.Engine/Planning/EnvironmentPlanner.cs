using Cyclops.Engine.Graphs;
using Cyclops.Engine.Guards;
using Cyclops.Engine.Kinds;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Planning;

/// <summary>Manifests and a world to plans for a whole environment: the one path that controller and command line share.</summary>
public sealed class EnvironmentPlanner(KindCatalog kinds, IManifestHistory history)
{
    private readonly GraphBuilder _graphs = new(kinds);
    private readonly Planner _planner = new(kinds);
    private readonly DeletionReviewer _reviewer = new(history);

    /// <summary>The graph of an environment; null when nothing is known to be wanted there.</summary>
    public ResourceGraph? BuildGraph(ManifestSet manifests, string environment) => _graphs.Build(manifests, environment);

    /// <summary>Reviews an environment: what may be deleted, and who is to be planned.</summary>
    public async Task<EnvironmentPlans> ReviewAsync(ReviewRequest request, CancellationToken cancellationToken)
    {
        var candidates = Candidates(request).ToList();
        var review = candidates.Count == 0 ? DeletionReview.None
            : request.SourceHold is { } hold ? DeletionReview.Refused(candidates, hold)
            : await _reviewer.ReviewAsync(
                request.Manifests,
                request.Commit,
                request.Environment,
                candidates,
                request.ApprovedDeletions,
                cancellationToken);
        return new EnvironmentPlans(request, review, _planner, history);
    }

    private IEnumerable<DeletionCandidate> Candidates(ReviewRequest request)
    {
        foreach (var owner in request.World.Owners)
        {
            if (request.IsFrozen(owner))
            {
                continue;
            }

            foreach (var (id, found) in request.World.OwnedBy(owner))
            {
                if (!request.Desired.Contains(id) && kinds.Contains(id.Kind))
                {
                    yield return new(id, request.World.CommitOf(id), found.IsSuperseded, found.Ownership.Commit is not null, found.Ownership.IsByName, found.IsExpired);
                }
            }
        }
    }
}
