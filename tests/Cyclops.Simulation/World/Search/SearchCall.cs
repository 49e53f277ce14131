namespace Cyclops.Simulation.World.Search;

/// <summary>A call that changed a Solr server, with what was on it and what is.</summary>
/// <param name="IsBackedUp">Whether there is a backup, that has ended, of a core of that name.</param>
internal sealed record SearchCall(IReadOnlyList<Thing> Before, IReadOnlyList<Thing> After, Func<string, bool> IsBackedUp);
