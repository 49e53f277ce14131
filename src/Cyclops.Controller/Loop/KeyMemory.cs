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

    public ConvergenceMemory Convergence { get; } = new();
}
