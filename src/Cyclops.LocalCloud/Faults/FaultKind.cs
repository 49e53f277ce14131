namespace Cyclops.LocalCloud.Faults;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>An AWS error with a code and a status.</summary>
    Error,

    /// <summary>The connection breaks; with <see cref="FaultMoment.After"/> this is the lost answer of a call that took effect.</summary>
    Drop,

    /// <summary>HTTP 200 without a body.</summary>
    Empty,

    /// <summary>A valid answer that holds nothing: a listing that is empty for once.</summary>
    NoItems,

    /// <summary>The answer comes late.</summary>
    Delay,
}
