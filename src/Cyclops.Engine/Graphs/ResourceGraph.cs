using System.Collections.Frozen;
using Cyclops.Model;

namespace Cyclops.Engine.Graphs;

/// <summary>Everything one environment should have, its apps included, and who refers to whom.</summary>
public sealed class ResourceGraph
{
    private readonly FrozenDictionary<ResourceId, Resource> _byId;
    private readonly FrozenDictionary<ResourceId, EquatableList<ResourceId>> _references;
    private readonly FrozenDictionary<ObjectKey, EquatableList<Resource>> _byOwner;

    internal ResourceGraph(
        IReadOnlyList<Resource> inOrder,
        IReadOnlyDictionary<ResourceId, EquatableList<ResourceId>> references,
        EquatableList<string> warnings)
    {
        InOrder = inOrder;
        Warnings = warnings;
        _byId = inOrder.ToFrozenDictionary(r => r.Id);
        _references = references.ToFrozenDictionary();
        _byOwner = inOrder.GroupBy(r => r.Id.Owner).ToFrozenDictionary(g => g.Key, g => g.ToEquatableList());
    }

    /// <summary>Resources, each after those it refers to; otherwise in order of ids.</summary>
    public IReadOnlyList<Resource> InOrder { get; }

    /// <summary>What AWS cannot do of all this, a sentence each.</summary>
    public EquatableList<string> Warnings { get; }

    /// <summary>The environment and the apps that have resources, in order.</summary>
    public IEnumerable<ObjectKey> Owners => _byOwner.Keys.Order();

    public bool Contains(ResourceId id) => _byId.ContainsKey(id);

    /// <summary>Null when it is not wanted.</summary>
    public Resource? Find(ResourceId id) => _byId.GetValueOrDefault(id);

    /// <summary>Resources of one app or environment, upstream first; empty when it is not wanted.</summary>
    public EquatableList<Resource> OwnedBy(ObjectKey owner) => _byOwner.GetValueOrDefault(owner);

    /// <summary>What a resource refers to.</summary>
    public EquatableList<ResourceId> ReferencesOf(ResourceId id) => _references[id];
}
