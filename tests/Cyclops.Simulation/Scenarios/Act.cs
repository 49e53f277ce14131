using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Scenarios;

/// <summary>Something that happens in a scenario, and how long the world goes on before the next.</summary>
/// <param name="Wait">Null: until everything is as the manifests say.</param>
internal sealed record Act(string Name, Action<SimulatedWorld> Do, TimeSpan? Wait = null)
{
    /// <summary>A commit on top of the branch.</summary>
    public static Act Commit(string subject, Action<SortedDictionary<string, string>> change, TimeSpan? wait = null, int? allowDelete = null) =>
        new(subject, w => w.Git.Commit(subject, change, allowDelete), wait);

    /// <summary>Somebody else changes something in the cloud.</summary>
    public static Act Meddle(string what, Action<Stranger> act, TimeSpan? wait = null) =>
        new(what, w => w.Meddle(what, cloud => act(w.Stranger)), wait);
}
