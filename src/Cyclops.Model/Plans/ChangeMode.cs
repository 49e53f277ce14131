namespace Cyclops.Model.Plans;

/// <summary>What a change of a field costs.</summary>
public enum ChangeMode
{
    /// <summary>Nobody notices.</summary>
    InPlace,

    /// <summary>A new revision, hence new tasks: the app rolls.</summary>
    Rollout,

    /// <summary>A part of it is made anew, and the old part goes.</summary>
    Replace,

    /// <summary>Cannot be done without losing what is there; needs a way around.</summary>
    Forbidden,
}
