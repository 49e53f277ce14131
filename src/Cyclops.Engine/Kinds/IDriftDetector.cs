using Cyclops.Model;
using Cyclops.Model.Outcomes;

namespace Cyclops.Engine.Kinds;

/// <summary>
/// A kind whose resources AWS itself compares with how they were made, when it is asked to. That is slow, and nothing waits for
/// it: what came of it is observed later, as <see cref="Observation.Found.Drift"/>.
/// </summary>
public interface IDriftDetector
{
    /// <summary>When AWS last compared a resource; when it was made, if it never did. Pure.</summary>
    /// <returns>Null while something is under way with it, and it cannot be compared.</returns>
    DateTimeOffset? LastDetection(Observation.Found found);

    /// <summary>Asks AWS to compare a resource. Nothing is changed by it.</summary>
    /// <exception cref="CloudFault">The service refused or could not be reached.</exception>
    Task DetectDriftAsync(Observation.Found found, CancellationToken cancellationToken);
}
