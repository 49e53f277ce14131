namespace Cyclops.Model.Plans;

/// <summary>Why wanted and live differ.</summary>
public enum ChangeCause
{
    /// <summary>What was applied last is not known.</summary>
    Unknown,

    /// <summary>The manifest changed since it was applied last.</summary>
    Manifest,

    /// <summary>The manifest is as it was applied; someone changed AWS.</summary>
    Drift,

    /// <summary>The manifest is as it was applied, and nobody changed AWS: a registry has another image by that tag.</summary>
    TagMoved,

    /// <summary>Both: the manifest changed, and AWS is neither as applied nor as wanted.</summary>
    ManifestAndDrift,
}
