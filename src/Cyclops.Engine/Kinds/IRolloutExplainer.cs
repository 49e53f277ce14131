using Cyclops.Model;

namespace Cyclops.Engine.Kinds;

/// <summary>
/// A kind whose resources AWS rolls out over time. Why a rollout fails takes reading more than a pass does, so it is asked for
/// only where something went wrong.
/// </summary>
public interface IRolloutExplainer
{
    /// <summary>What stands in the way of the rollout that is under way or was given up, as a mark that changes when there is more to learn. Pure.</summary>
    /// <returns>Null while nothing went wrong.</returns>
    string? TroubleOf(Observation.Found found);

    /// <summary>When the rollout that is under way ought to have settled, by the manifest. Pure.</summary>
    /// <returns>Null when nobody knows when it began.</returns>
    DateTimeOffset? DueAt(Resource desired, Observation.Found found);

    /// <summary>
    /// The root cause of a rollout that fails, or was taken back, in one sentence without an end mark. What cannot be read leaves
    /// a poorer sentence; credentials that programs write to their logs are masked.
    /// </summary>
    /// <param name="platform">Name of the platform.</param>
    /// <param name="id">The resource.</param>
    /// <param name="world">What the pass observed; it holds the resource as found.</param>
    /// <param name="cancellationToken">Gives the reading up.</param>
    /// <returns>Null when AWS says nothing of it, or no more.</returns>
    Task<string?> ExplainAsync(string platform, ResourceId id, World world, CancellationToken cancellationToken);
}
