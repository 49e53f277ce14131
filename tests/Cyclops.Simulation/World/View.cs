namespace Cyclops.Simulation.World;

/// <summary>All that is in the cloud at one moment, by <see cref="Thing.Key"/>.</summary>
internal sealed class View(SortedDictionary<string, Thing> things)
{
    public static readonly View Empty = new(new(StringComparer.Ordinal));

    public IEnumerable<Thing> All => things.Values;

    /// <summary>What holds data, which is in no stack's hands but CloudFormation's: apart from <see cref="All"/>.</summary>
    public IReadOnlyList<Thing> Held { get; init; } = [];

    public Thing? Find(string key) => things.GetValueOrDefault(key);

    public IEnumerable<Thing> OfKind(string kind) => things.Values.Where(t => t.Kind == kind);

    /// <summary>What is other than before: with what was, or what is, or both.</summary>
    public IEnumerable<(Thing? Before, Thing? After)> Since(View before)
    {
        foreach (var thing in before.All)
        {
            var now = Find(thing.Key);
            if (now is null || now.Facts != thing.Facts || !Same(now.Tags, thing.Tags))
            {
                yield return (thing, now);
            }
        }

        foreach (var thing in All)
        {
            if (before.Find(thing.Key) is null)
            {
                yield return (null, thing);
            }
        }
    }

    private static bool Same(IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b) =>
        a.Count == b.Count && a.All(t => b.TryGetValue(t.Key, out var value) && value == t.Value);
}
