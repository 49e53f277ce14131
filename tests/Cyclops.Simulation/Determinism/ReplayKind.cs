namespace Cyclops.Simulation.Determinism;

/// <summary>How a scenario is played.</summary>
internal enum ReplayKind
{
    /// <summary>Continuations first come, first served, and nothing goes wrong.</summary>
    Plain,

    /// <summary>Continuations in any order.</summary>
    Shuffled,

    /// <summary>A few calls go wrong.</summary>
    Struck,
}
