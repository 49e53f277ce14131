namespace Cyclops.Engine.Manifests.Fields;

/// <summary>When a field must be there.</summary>
internal enum Requirement
{
    /// <summary>It may be left out.</summary>
    Optional,

    /// <summary>It may be left out of a layer, but not of the merged whole.</summary>
    InEffect,

    /// <summary>It must be written in the file.</summary>
    Always,
}
