using System.Collections.Frozen;

namespace Cyclops.Engine.Kinds;

/// <summary>All kinds, in the order their references give: a kind comes after the kinds it refers to.</summary>
public sealed class KindCatalog
{
    private readonly FrozenDictionary<string, IResourceKind> _byName;
    private readonly FrozenDictionary<string, int> _ranks;

    /// <exception cref="ArgumentException">Two kinds of one name, a reference to a kind that is not there, or a cycle.</exception>
    public KindCatalog(IEnumerable<IResourceKind> kinds)
    {
        var all = kinds.ToList();
        var duplicate = all.GroupBy(k => k.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (duplicate is not null)
        {
            throw new ArgumentException($"two resource kinds are named {duplicate.Key}", nameof(kinds));
        }

        _byName = all.ToFrozenDictionary(k => k.Name, StringComparer.Ordinal);
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var kind in all)
        {
            Rank(kind.Name, ranks, []);
        }

        _ranks = ranks.ToFrozenDictionary(StringComparer.Ordinal);
        InOrder = [.. all.OrderBy(k => _ranks[k.Name]).ThenBy(k => k.Name, StringComparer.Ordinal)];
    }

    /// <summary>Kinds by rank, then name.</summary>
    public IReadOnlyList<IResourceKind> InOrder { get; }

    /// <exception cref="KeyNotFoundException">No kind has that name.</exception>
    public IResourceKind this[string name] => _byName[name];

    /// <summary>The kind of a name; null when none has it.</summary>
    public IResourceKind? Find(string name) => _byName.GetValueOrDefault(name);

    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <summary>0 for a kind that refers to none; else one more than the highest it refers to.</summary>
    public int RankOf(string name) => _ranks[name];

    /// <summary>Whether a kind refers to another, itself or through others: what it refers to must outlive it.</summary>
    public bool Refers(string from, string to) =>
        _byName[from].ReferencedKinds.Any(kind => kind == to || Refers(kind, to));

    private int Rank(string name, Dictionary<string, int> ranks, List<string> path)
    {
        if (ranks.TryGetValue(name, out var known))
        {
            return known;
        }

        if (path.Contains(name, StringComparer.Ordinal))
        {
            throw new ArgumentException($"resource kinds refer to each other in a cycle: {string.Join(" -> ", path)} -> {name}");
        }

        if (!_byName.TryGetValue(name, out var kind))
        {
            throw new ArgumentException($"{path[^1]} refers to the resource kind {name}, which is not registered");
        }

        path.Add(name);
        var rank = kind.ReferencedKinds.Select(r => Rank(r, ranks, path) + 1).DefaultIfEmpty(0).Max();
        path.RemoveAt(path.Count - 1);
        return ranks[name] = rank;
    }
}
