using Cyclops.Engine.Graphs;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;

namespace Cyclops.Engine.Observing;

/// <summary>One pass over one environment while it is being made.</summary>
internal sealed class ObservationPass(
    string platform,
    EnvironmentManifest environment,
    ResourceGraph desired,
    DateTimeOffset startedAt)
{
    private readonly Dictionary<ResourceId, Observation> _observations = [];
    private readonly Dictionary<string, Refusal> _incomplete = new(StringComparer.Ordinal);
    private readonly PassMemo _memo = new();

    public World Snapshot() => new(_observations, _incomplete, startedAt);

    public void Add(KindListing listing)
    {
        foreach (var (id, observation) in listing.Observations)
        {
            _observations[id] = observation;
        }

        if (listing.Failure is { } failure)
        {
            _incomplete[listing.Kind] = failure;
        }
    }

    public async Task<KindListing> ListAsync(IResourceKind kind, Resolver resolve, CancellationToken cancellationToken)
    {
        var wanted = desired.InOrder.Where(r => r.Id.Kind == kind.Name).OrderBy(r => r.Id).ToList();
        var request = new ObserveRequest(platform, environment, wanted, resolve, Seen, OwnersSeen, _memo);
        try
        {
            return new(kind.Name, await kind.ObserveAsync(request, cancellationToken), Failure: null);
        }
        catch (CloudFault fault)
        {
            return new(kind.Name, new Dictionary<ResourceId, Observation>(), new(fault.Code, fault.Message));
        }
    }

    private IEnumerable<ObjectKey> OwnersSeen() =>
        _observations.Where(o => o.Value is Observation.Found).Select(o => o.Key.Owner).Distinct().Order();

    private Observation? Seen(ResourceId id) =>
        _observations.TryGetValue(id, out var observation) ? observation
        : _incomplete.TryGetValue(id.Kind, out var why) ? new Observation.Unknown(why.Reason, why.Message)
        : null;
}
