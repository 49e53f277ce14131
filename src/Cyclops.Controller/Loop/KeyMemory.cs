namespace Cyclops.Controller.Loop;

/// <summary>What is remembered of a key between visits. A key is visited by one worker at a time.</summary>
internal sealed class KeyMemory
{
    /// <summary>Visits in a row that had a failure.</summary>
    public int Failures { get; set; }

    /// <summary>When AWS was last changed for it: it must be seen by a later observation.</summary>
    public TimeSpan LastWrite { get; set; }

    public ConvergenceMemory Convergence { get; } = new();
}
