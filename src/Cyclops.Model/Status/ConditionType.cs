namespace Cyclops.Model.Status;

/// <summary>The conditions of an app or environment.</summary>
public enum ConditionType
{
    /// <summary>Its manifest could be read.</summary>
    Valid,

    /// <summary>AWS was made as the manifest says.</summary>
    Synced,

    /// <summary>It serves: targets are healthy at the wanted revision.</summary>
    Ready,

    /// <summary>Something is wrong that will not go away by waiting.</summary>
    Degraded,
}
