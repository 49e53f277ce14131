namespace Cyclops.Model.Plans;

/// <summary>What a step does with its resource.</summary>
public enum Verb
{
    /// <summary>Nothing: it is as wanted.</summary>
    Keep,

    /// <summary>Makes it.</summary>
    Create,

    /// <summary>Changes it where it is.</summary>
    Update,

    /// <summary>Removes it.</summary>
    Delete,
}
