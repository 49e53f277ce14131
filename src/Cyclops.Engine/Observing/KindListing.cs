using Cyclops.Model;

namespace Cyclops.Engine.Observing;

/// <summary>What one kind saw.</summary>
/// <param name="Failure">Why the listing is not complete; null when it is.</param>
internal sealed record KindListing(
    string Kind,
    IReadOnlyDictionary<ResourceId, Observation> Observations,
    Refusal? Failure);
