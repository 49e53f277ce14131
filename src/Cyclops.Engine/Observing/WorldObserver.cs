using Cyclops.Engine.Graphs;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Planning;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Observing;

/// <summary>Observes a whole environment in bulk: each kind once, upstream kinds first, kinds of one rank side by side.</summary>
public sealed class WorldObserver(KindCatalog kinds, TimeProvider time)
{
    /// <summary>One observation pass. A kind that could not be read in full is unknown; the others are not held up by it.</summary>
    /// <param name="platform">Name of the platform.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="desired">What it should have: so that what is absent can be told.</param>
    /// <param name="cancellationToken">Gives the pass up.</param>
    public async Task<World> ObserveAsync(
        string platform,
        EnvironmentManifest environment,
        ResourceGraph desired,
        CancellationToken cancellationToken)
    {
        var pass = new ObservationPass(platform, environment, desired, time.GetUtcNow());
        foreach (var rank in kinds.InOrder.GroupBy(k => kinds.RankOf(k.Name)))
        {
            Resolver resolve = new Knowledge(pass.Snapshot()).Resolve;
            var listings = await Task.WhenAll(rank.Select(k => pass.ListAsync(k, resolve, cancellationToken)));
            foreach (var listing in listings)
            {
                pass.Add(listing);
            }
        }

        return pass.Snapshot();
    }
}
