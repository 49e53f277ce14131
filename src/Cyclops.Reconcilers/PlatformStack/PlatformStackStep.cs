namespace Cyclops.Reconcilers.PlatformStack;

/// <summary>What is to be done with the platform's stack.</summary>
public enum PlatformStackStep
{
    /// <summary>It is as wanted.</summary>
    None,

    /// <summary>It is not there.</summary>
    Create,

    /// <summary>Its template is another one.</summary>
    Update,

    /// <summary>It is being made or changed already: that is waited for.</summary>
    Wait,

    /// <summary>It cannot be changed until a person has done something.</summary>
    Stuck,
}
