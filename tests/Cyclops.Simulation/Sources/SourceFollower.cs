using Cyclops.Controller.Manifests;
using Cyclops.Controller.Sources;
using Cyclops.Engine.Guards;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Simulation.Sources;

/// <summary>Follows a branch as the controller does, by its mirror, gate, reader and guard, without a loop and without a world.</summary>
internal sealed class SourceFollower
{
    private readonly ManifestLibrary _library;
    private readonly DeletionReviewer _guard;
    private AcceptedHead? _accepted;

    public SourceFollower(IManifestSource source)
    {
        _library = new(source, new ManifestReader().Read);
        _guard = new(new ManifestHistory(_library, new KindCatalog([])));
    }

    /// <summary>Looks at the branch once. A head that is accepted is the one the next is measured by.</summary>
    public async Task<SourceLook> LookAsync()
    {
        CommitInfo? head = null;
        try
        {
            head = await _library.Source.FetchAsync(CancellationToken.None);
            var snapshot = await _library.Source.ReadAsync(head.Id, CancellationToken.None);
            var roots = await _library.Source.RootsAsync(head.Id, CancellationToken.None);
            var descends = _accepted is null || await _library.Source.IsAncestorAsync(_accepted.Commit, head.Id, CancellationToken.None);
            var facts = new HeadFacts(head.Id, snapshot.TreeId, roots.ToEquatableList(), descends);
            if (SnapshotGate.Judge(_accepted, facts) is { } refusal)
            {
                return new(head, null, refusal);
            }

            _accepted = new(head.Id, snapshot.TreeId, facts.Roots);
            return new(head, _library.Parse(snapshot), null);
        }
        catch (SourceException fault)
        {
            return new(head, null, new(fault.Reason, fault.Message));
        }
    }

    /// <summary>What comes of every app of the good repository that an accepted head does not have: who would be deleted, and why the others are kept.</summary>
    /// <param name="good">The head that they run from.</param>
    public async Task<IReadOnlyDictionary<string, Refusal?>> ReviewAsync(SourceLook look, CommitId good)
    {
        if (look.Manifests is not { } manifests)
        {
            return new Dictionary<string, Refusal?>();
        }

        var candidates = GoodRepository.Apps
            .Where(app => !manifests.InvalidApps.Contains(app)
                && !(manifests.Apps.TryGetValue(app, out var found) && found.Environments.ContainsKey(GoodRepository.Environment)))
            .Select(app => new DeletionCandidate(new(new(GoodRepository.Environment, app), "Service", app), good, IsSuperseded: false))
            .ToList();
        var review = await _guard.ReviewAsync(manifests, look.Head!.Id, GoodRepository.Environment, candidates, approved: 0, CancellationToken.None);
        return candidates.ToDictionary(c => c.Id.Owner.App!, c => review.RefusalOf(c.Id), StringComparer.Ordinal);
    }
}
