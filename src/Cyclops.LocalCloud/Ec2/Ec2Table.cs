using System.Diagnostics.CodeAnalysis;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>The resources of one EC2 kind, by id.</summary>
/// <param name="notFound">EC2's error code for an unknown id, e.g. <c>InvalidVpcID.NotFound</c>.</param>
internal sealed class Ec2Table<T>(string notFound, string kind)
    where T : class
{
    private readonly SortedDictionary<string, T> _items = new(StringComparer.Ordinal);

    public IEnumerable<T> All => _items.Values;

    public int Count => _items.Count;

    public T Add(string id, T item)
    {
        _items.Add(id, item);
        return item;
    }

    public T Get(string? id) =>
        TryGet(id, out var item) ? item : throw AwsErrors.Sender(notFound, $"The {kind} ID '{id}' does not exist");

    public bool TryGet(string? id, [NotNullWhen(true)] out T? item)
    {
        item = null;
        return id is not null && _items.TryGetValue(id, out item);
    }

    public void Remove(string id) => _items.Remove(id);

    /// <summary>The named ones, which must all exist, or all of them when none is named.</summary>
    public IEnumerable<T> Select(IReadOnlyCollection<string>? ids) =>
        ids is { Count: > 0 } ? ids.Distinct().Order(StringComparer.Ordinal).Select(Get).ToList() : All;
}
