namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>What brings a stuck stack back to where it can be changed.</summary>
public enum WayOut
{
    /// <summary>It was never made: it is removed and made again.</summary>
    MakeAgain,

    /// <summary>A change failed half-way: it is undone.</summary>
    RollBack,

    /// <summary>Undoing a change failed: it is tried once more.</summary>
    ContinueRollback,
}
