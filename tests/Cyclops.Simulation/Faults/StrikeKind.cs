namespace Cyclops.Simulation.Faults;

/// <summary>What can go wrong with a call: the alphabet of the sweeps.</summary>
internal enum StrikeKind
{
    /// <summary>The controller dies before the call is sent.</summary>
    CrashBefore,

    /// <summary>The controller dies after the call took effect and before its answer arrives.</summary>
    CrashAfterEffect,

    /// <summary>The controller reads the answer and dies before it does anything else outside.</summary>
    CrashAfterAnswer,

    /// <summary>The call takes effect and the connection breaks.</summary>
    AnswerLost,

    /// <summary>A server error; nothing happened.</summary>
    ErrorWithoutEffect,

    /// <summary>A server error; all the same it took effect.</summary>
    ErrorWithEffect,

    /// <summary>Too many requests.</summary>
    Throttled,

    /// <summary>Access denied.</summary>
    Denied,

    /// <summary>An error that the operation's model declares, or one that it does not.</summary>
    Declared,

    /// <summary>The answer to the same question from before the last write.</summary>
    Stale,

    /// <summary>HTTP 200 without a body.</summary>
    EmptyBody,

    /// <summary>A valid answer that lists nothing.</summary>
    NoItems,

    /// <summary>No answer ever comes.</summary>
    Hangs,
}
