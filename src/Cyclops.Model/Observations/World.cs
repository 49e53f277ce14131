using System.Collections.Immutable;

namespace Cyclops.Model;

/// <summary>What one observation pass found in an environment.</summary>
/// <param name="observations">By resource; everything owned that was found, and every wanted resource.</param>
/// <param name="incompleteKinds">Kinds whose listing could not be read in full: of them, nothing is absent.</param>
/// <param name="observedAt">When the pass began: what was written later may be missing.</param>
public sealed class World(
    IEnumerable<KeyValuePair<ResourceId, Observation>> observations,
    IEnumerable<KeyValuePair<string, Refusal>> incompleteKinds,
    DateTimeOffset observedAt)
{
    private readonly ImmutableSortedDictionary<ResourceId, Observation> _observations = observations.ToImmutableSortedDictionary();

    /// <summary>Kinds whose listing could not be read in full, with the reason.</summary>
    public EquatableMap<Refusal> IncompleteKinds { get; } = new(incompleteKinds);

    /// <summary>When the pass began.</summary>
    public DateTimeOffset ObservedAt { get; } = observedAt;

    /// <summary>All observations, in order of their ids.</summary>
    public IEnumerable<KeyValuePair<ResourceId, Observation>> All => _observations;

    /// <summary>What is known of a resource: unknown rather than absent where the listing was not read in full.</summary>
    public Observation this[ResourceId id]
    {
        get
        {
            if (_observations.TryGetValue(id, out var observation))
            {
                return observation;
            }

            return IncompleteKinds.TryGetValue(id.Kind, out var why)
                ? new Observation.Unknown(why.Reason, why.Message)
                : Observation.Absent.Instance;
        }
    }

    /// <summary>Everything found that belongs to one app or environment, in order of ids.</summary>
    public IEnumerable<KeyValuePair<ResourceId, Observation.Found>> OwnedBy(ObjectKey owner) => FoundByOwner[owner];

    /// <summary>Where a resource was last applied from: as it says itself, or else as a sibling of the same owner says.</summary>
    /// <returns>Null when none of them says.</returns>
    public CommitId? CommitOf(ResourceId id) =>
        (this[id] as Observation.Found)?.Ownership.Commit
            ?? OwnedBy(id.Owner).Select(o => o.Value.Ownership.Commit).FirstOrDefault(c => c is not null);

    /// <summary>Owners of everything found, in order.</summary>
    public IEnumerable<ObjectKey> Owners => FoundByOwner.Select(o => o.Key);

    /// <summary>In order of ids, as the observations are; made when first asked for.</summary>
    private ILookup<ObjectKey, KeyValuePair<ResourceId, Observation.Found>> FoundByOwner => field ??= _observations
        .Where(o => o.Value is Observation.Found)
        .ToLookup(o => o.Key.Owner, o => KeyValuePair.Create(o.Key, (Observation.Found)o.Value));
}
