namespace Cyclops.Simulation.Mutants;

/// <summary>What became of a mutant.</summary>
internal enum MutantVerdict
{
    /// <summary>It was compiled; nothing was run.</summary>
    Built,

    /// <summary>An invariant that may claim it caught it.</summary>
    Killed,

    /// <summary>Only other invariants caught it: what was to be shown is not.</summary>
    KilledByAnother,

    /// <summary>Nobody noticed.</summary>
    Survived,

    /// <summary>It does not compile, or its run broke off or took too long: nothing follows from it.</summary>
    Error,
}
