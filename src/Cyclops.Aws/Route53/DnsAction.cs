namespace Cyclops.Aws.Route53;

/// <summary>What is done with a record.</summary>
public enum DnsAction
{
    /// <summary>Made; refused when it is there.</summary>
    Create,

    /// <summary>Made or changed.</summary>
    Upsert,

    /// <summary>Removed; must match what is there.</summary>
    Delete,
}
