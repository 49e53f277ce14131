using System.Collections.Concurrent;
using Cyclops.Model;

namespace Cyclops.Controller.Loop;

/// <summary>What is remembered of each key. It is lost with the process: then each change that does not stick is made once more.</summary>
internal sealed class KeyMemories
{
    private readonly ConcurrentDictionary<ObjectKey, KeyMemory> _memories = new();

    public KeyMemory Of(ObjectKey key) => _memories.GetOrAdd(key, _ => new());

    public void Forget(ObjectKey key) => _memories.TryRemove(key, out _);
}
