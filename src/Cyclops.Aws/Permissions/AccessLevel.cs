namespace Cyclops.Aws.Permissions;

/// <summary>What a permission is needed for.</summary>
public enum AccessLevel
{
    /// <summary>A read that finds out what is there: <c>cyclops-ctl diff</c> makes it, too.</summary>
    Read,

    /// <summary>A read that <c>diff</c> does not make: it follows or precedes a change, or AWS makes it to detect drift.</summary>
    Follow,

    /// <summary>
    /// A read of <c>cyclops-ctl logs</c> and <c>describe</c>, which <c>diff</c> does not make: what apps write to their logs is for people
    /// on call, and neither for the controller nor for whoever may look at a plan.
    /// </summary>
    Operate,

    /// <summary>A change.</summary>
    Write,
}
