namespace Cyclops.Aws.Permissions;

/// <summary>What a permission is needed for.</summary>
public enum AccessLevel
{
    /// <summary>A read that finds out what is there: <c>cyclops-ctl diff</c> makes it, too.</summary>
    Read,

    /// <summary>A read that only follows or precedes a change.</summary>
    Follow,

    /// <summary>A change.</summary>
    Write,
}
