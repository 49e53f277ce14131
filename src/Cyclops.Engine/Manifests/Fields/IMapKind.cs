namespace Cyclops.Engine.Manifests.Fields;

/// <summary>A map kind, whatever its values are.</summary>
internal interface IMapKind
{
    /// <summary>Kind of each value.</summary>
    ValueKind Value { get; }

    /// <summary>Grammar of the keys.</summary>
    TextKind Key { get; }

    /// <summary>Most entries.</summary>
    int Max { get; }

    /// <summary>Whether a null value removes what a lower layer has under that key.</summary>
    bool NullRemoves { get; }
}
