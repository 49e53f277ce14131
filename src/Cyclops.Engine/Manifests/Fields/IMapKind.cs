namespace Cyclops.Engine.Manifests.Fields;

/// <summary>A map kind, whatever its values are: what a merge needs to know of it.</summary>
internal interface IMapKind
{
    /// <summary>Kind of each value.</summary>
    ValueKind Value { get; }
}
