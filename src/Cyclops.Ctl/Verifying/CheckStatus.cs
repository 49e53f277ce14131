namespace Cyclops.Ctl.Verifying;

/// <summary>How a check came out; the worst last.</summary>
internal enum CheckStatus
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Goes, and somebody should know.</summary>
    Warn,

    /// <summary>Could not be known.</summary>
    Unknown,

    /// <summary>Does not go.</summary>
    Fail,
}
