using Cyclops.Model;
using Cyclops.Model.Outcomes;

namespace Cyclops.Engine.Tests.Support;

/// <summary>What exists, by resource, and what was called.</summary>
internal sealed class Shelf
{
    private readonly SortedDictionary<ResourceId, (string Value, CommitId? Commit)> _things = [];

    public List<string> Calls { get; } = [];

    /// <summary>Resources whose verbs are refused.</summary>
    public HashSet<ResourceId> Refusing { get; } = [];

    /// <summary>What verbs answer for a resource in place of converged.</summary>
    public Dictionary<ResourceId, Outcome> Answers { get; } = [];

    public IReadOnlyDictionary<ResourceId, string> Things => _things.ToDictionary(t => t.Key, t => t.Value.Value);

    public void Put(ResourceId id, string value, CommitId? commit = null) => _things[id] = (value, commit);

    /// <summary>All that exists, as one observation pass finds it.</summary>
    public World Observe(params (string Kind, Refusal Why)[] incomplete) => new(
        _things.Where(t => incomplete.All(i => i.Kind != t.Key.Kind)).Select(t => KeyValuePair.Create(t.Key, (Observation)Found(t.Key, t.Value))),
        incomplete.Select(i => KeyValuePair.Create(i.Kind, i.Why)),
        DateTimeOffset.UnixEpoch);

    public VerbResult Do(string verb, ResourceId id, string? value, CommitId? commit)
    {
        Calls.Add($"{verb} {id}");
        if (Refusing.Contains(id))
        {
            throw new CloudFault("AccessDeniedException", $"{verb} {id} is not allowed", isTransient: false);
        }

        if (value is null)
        {
            _things.Remove(id);
        }
        else
        {
            _things[id] = (value, commit);
        }

        return Answers.TryGetValue(id, out var outcome) ? VerbResult.Of(outcome) : VerbResult.Converged(("Id", OutputOf(id, value ?? "")));
    }

    private static string OutputOf(ResourceId id, string value) => $"{id.LocalName}={value}";

    private static Observation.Found Found(ResourceId id, (string Value, CommitId? Commit) thing) => new Observation.Found(
        new ThingState(thing.Value),
        new([new("Id", OutputOf(id, thing.Value))]),
        new(id, thing.Commit));
}
