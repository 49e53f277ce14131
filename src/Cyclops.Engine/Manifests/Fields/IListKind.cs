namespace Cyclops.Engine.Manifests.Fields;

/// <summary>A list kind, whatever its items are.</summary>
internal interface IListKind
{
    /// <summary>Kind of each item.</summary>
    ValueKind Item { get; }

    /// <summary>Fewest items.</summary>
    int Min { get; }

    /// <summary>Most items.</summary>
    int Max { get; }
}
