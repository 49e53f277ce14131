using Cyclops.Model;

namespace Cyclops.Controller.Loop;

/// <summary>What is remembered of a key between visits. A key is visited by one worker at a time.</summary>
internal sealed class KeyMemory
{
    /// <summary>Visits in a row that had a failure.</summary>
    public int Failures { get; set; }

    /// <summary>When AWS was last changed for it: it must be seen by a later observation.</summary>
    public TimeSpan LastWrite { get; set; }

    /// <summary>When AWS was last asked whether something of it was changed by hand: until it has looked, it does not tell.</summary>
    public Dictionary<ResourceId, TimeSpan> DriftAsked { get; } = [];

    /// <summary>Why rollouts fail, with the mark of what was wrong when that was read.</summary>
    public Dictionary<ResourceId, (string Mark, string? Cause)> Causes { get; } = [];

    public ConvergenceMemory Convergence { get; } = new();
}
