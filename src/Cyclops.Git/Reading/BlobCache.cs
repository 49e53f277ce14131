namespace Cyclops.Git.Reading;

/// <summary>Contents by blob id, the least recently used dropped first: unchanged files are read once.</summary>
/// <param name="capacity">Bytes of content it may hold.</param>
internal sealed class BlobCache(long capacity)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(string Id, ReadOnlyMemory<byte> Content)> _byUse = [];
    private readonly Dictionary<string, LinkedListNode<(string Id, ReadOnlyMemory<byte> Content)>> _byId = new(StringComparer.Ordinal);
    private long _size;

    public bool TryGet(string id, out ReadOnlyMemory<byte> content)
    {
        lock (_lock)
        {
            if (!_byId.TryGetValue(id, out var node))
            {
                content = default;
                return false;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            content = node.Value.Content;
            return true;
        }
    }

    public void Add(string id, ReadOnlyMemory<byte> content)
    {
        lock (_lock)
        {
            if (content.Length > capacity || _byId.ContainsKey(id))
            {
                return;
            }

            _byId[id] = _byUse.AddFirst((id, content));
            _size += content.Length;
            while (_size > capacity && _byUse.Last is { } oldest)
            {
                _byUse.RemoveLast();
                _byId.Remove(oldest.Value.Id);
                _size -= oldest.Value.Content.Length;
            }
        }
    }
}
