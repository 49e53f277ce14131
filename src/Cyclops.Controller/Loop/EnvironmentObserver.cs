using Cyclops.Controller.Sources;
using Cyclops.Controller.Timing;
using Cyclops.Engine.Planning;

namespace Cyclops.Controller.Loop;

/// <summary>Observes an environment for the manifests that are followed, and reviews what may be deleted there.</summary>
internal sealed class EnvironmentObserver(SourceState source, EnvironmentEngines engines, MonotonicClock clock)
{
    /// <exception cref="HeadMovedException">The manifests that are followed by now do not have the environment.</exception>
    public async Task<EnvironmentPass> ObserveAsync(string environment, CancellationToken cancellationToken)
    {
        var startedAt = clock.Now;
        if (source.Accepted is not { Manifests.Platform: { } platform } accepted
            || !accepted.Manifests.Environments.TryGetValue(environment, out var manifest))
        {
            throw new HeadMovedException();
        }

        var engine = engines.For(platform, manifest);
        var graph = engine.GraphOf(accepted.Manifests, environment);
        var world = await engine.Observer.ObserveAsync(platform.Name, manifest, graph, cancellationToken);
        var request = new ReviewRequest(accepted.Manifests, accepted.Commit.Id, environment, graph, world, source.View.Hold?.Why);
        return new(startedAt, accepted, engine, await engine.Planner.ReviewAsync(request, cancellationToken));
    }
}
