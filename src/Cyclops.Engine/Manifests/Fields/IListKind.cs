namespace Cyclops.Engine.Manifests.Fields;

/// <summary>A list kind, whatever its items are.</summary>
internal interface IListKind
{
    /// <summary>Kind of each item.</summary>
    ValueKind Item { get; }
}
