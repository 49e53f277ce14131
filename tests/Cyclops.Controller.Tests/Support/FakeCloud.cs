using Cyclops.Model.Outcomes;

namespace Cyclops.Controller.Tests.Support;

/// <summary>A cloud in memory: things by resource, each with one value, and what was called.</summary>
internal sealed class FakeCloud
{
    private readonly SortedDictionary<ResourceId, (string Value, CommitId? Commit)> _things = [];

    /// <summary>What is there: <c>staging/web Box/main</c> to its value.</summary>
    public IReadOnlyDictionary<string, string> Things => _things.ToDictionary(t => t.Key.ToString(), t => t.Value.Value);

    /// <summary>What is there, with the commit it was applied from.</summary>
    public IEnumerable<(ResourceId Id, CommitId? Commit)> Owned => _things.Select(t => (t.Key, t.Value.Commit));

    /// <summary>Calls that change something, as <c>Create staging/web Box/main</c>.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Listings of each kind.</summary>
    public Dictionary<string, int> Listings { get; } = [];

    /// <summary>Resources whose verbs fail.</summary>
    public Dictionary<string, Exception> Faults { get; } = [];

    /// <summary>Kinds that cannot be listed.</summary>
    public Dictionary<string, CloudFault> ListingFaults { get; } = [];

    /// <summary>What verbs answer for a resource in place of converged.</summary>
    public Dictionary<string, Outcome> Standings { get; } = [];

    /// <summary>How things stand that are as wanted, by their value; those not named are well.</summary>
    public Dictionary<string, Outcome> Readiness { get; } = [];

    /// <summary>Resources that take an update and keep their old value.</summary>
    public HashSet<string> Stubborn { get; } = [];

    /// <summary>When drift of a resource was last looked for; those not named cannot be looked at.</summary>
    public Dictionary<string, DateTimeOffset> Detections { get; } = [];

    /// <summary>Resources whose drift the cloud was asked to look for, in order.</summary>
    public List<string> Detected { get; } = [];

    /// <summary>What asking for that fails with; null: it does not.</summary>
    public Exception? DetectionFault { get; set; }

    /// <summary>Marks of what is wrong with things, by their value.</summary>
    public Dictionary<string, string> Troubles { get; } = [];

    /// <summary>The root cause of everything; null: nobody can tell.</summary>
    public string? Cause { get; set; }

    /// <summary>Resources whose cause was asked for, in order.</summary>
    public List<string> Explained { get; } = [];

    /// <summary>When rollouts ought to have settled; null: nobody knows.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Awaited in each verb after it took effect and before the answer; null: nothing is.</summary>
    public Func<string, Task>? During { get; set; }

    /// <summary>Awaited by each deletion before it is sent, as for its turn in the budget of calls, and given up with it; null: nothing is.</summary>
    public Func<CancellationToken, Task>? Turn { get; set; }

    /// <summary>A listing waits for this; null: it does not.</summary>
    public Task? ListingGate { get; set; }

    public void Put(ResourceId id, string value, CommitId? commit = null) => _things[id] = (value, commit ?? _things.GetValueOrDefault(id).Commit);

    public void Take(ResourceId id) => _things.Remove(id);

    public async Task<IReadOnlyDictionary<ResourceId, Observation>> ListAsync(string kind)
    {
        Listings[kind] = Listings.GetValueOrDefault(kind) + 1;
        await (ListingGate ?? Task.CompletedTask);
        if (ListingFaults.TryGetValue(kind, out var fault))
        {
            throw fault;
        }

        return _things.Where(t => t.Key.Kind == kind).ToDictionary(
            t => t.Key,
            t => (Observation)new Observation.Found(new BoxState(t.Value.Value), new([new("Id", $"{t.Key}#")]), new(t.Key, t.Value.Commit)));
    }

    public Task DetectAsync(ResourceId id)
    {
        Detected.Add(id.ToString());
        return DetectionFault is { } fault ? Task.FromException(fault) : Task.CompletedTask;
    }

    public Task<VerbResult> CreateAsync(ResourceId id, string value, CommitId? commit) => DoAsync("Create", id, () => _things[id] = (value, commit), ("Id", $"{id}#"));

    public Task<VerbResult> UpdateAsync(ResourceId id, string value, CommitId? commit) => DoAsync(
        "Update",
        id,
        () => _things[id] = (Stubborn.Contains(id.ToString()) ? _things[id].Value : value, commit));

    public async Task<VerbResult> DeleteAsync(ResourceId id, CancellationToken cancellationToken)
    {
        await (Turn?.Invoke(cancellationToken) ?? Task.CompletedTask);
        return await DoAsync("Delete", id, () => _things.Remove(id));
    }

    private async Task<VerbResult> DoAsync(string verb, ResourceId id, Action effect, params (string, string)[] outputs)
    {
        Calls.Add($"{verb} {id}");
        if (Faults.TryGetValue(id.ToString(), out var fault))
        {
            throw fault;
        }

        effect();
        await (During?.Invoke($"{verb} {id}") ?? Task.CompletedTask);
        return VerbResult.Converged(outputs);
    }
}
