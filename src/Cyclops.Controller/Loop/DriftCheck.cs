using Cyclops.Engine.Kinds;
using Cyclops.Model;

namespace Cyclops.Controller.Loop;

/// <summary>A resource that AWS can be asked to look at.</summary>
/// <param name="Last">When it last did.</param>
internal sealed record DriftCheck(ResourceId Id, Observation.Found Found, DateTimeOffset Last, IDriftDetector Detector)
{
    /// <returns>Null when AWS does not look at its kind, or cannot now.</returns>
    public static DriftCheck? Of(ResourceId id, Observation.Found found, KindCatalog kinds) =>
        kinds.Find(id.Kind) is IDriftDetector detector && detector.LastDetection(found) is { } last ? new(id, found, last, detector) : null;

    public Task DetectAsync(CancellationToken cancellationToken) => Detector.DetectDriftAsync(Found, cancellationToken);
}
