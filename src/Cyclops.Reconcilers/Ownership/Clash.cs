using Cyclops.Model;

namespace Cyclops.Reconcilers.Ownership;

/// <summary>Says that a name is taken by something that is not ours, and the ways out.</summary>
internal static class Clash
{
    /// <param name="what">Kind and name: <c>target group tel-aviv-…</c>.</param>
    /// <param name="physicalId">What took it.</param>
    /// <param name="id">The resource that wants it.</param>
    public static Observation.Foreign With(string what, string physicalId, ResourceId id) => new(
        physicalId,
        $"{what} is there already and has no tags of ours ({physicalId}), so {id.Owner} leaves it alone; remove it, or tag it "
        + $"{OwnershipTags.Platform}, {OwnershipTags.Environment}={id.Owner.Environment}, {OwnershipTags.App}={id.Owner.App}, {OwnershipTags.Resource}={id.LocalName} to hand it over");
}
