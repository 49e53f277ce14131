namespace Cyclops.Model.Manifests;

/// <summary>How private subnets reach the Internet.</summary>
public enum NatMode
{
    /// <summary>No NAT gateway: instances are in public subnets.</summary>
    None,

    /// <summary>One NAT gateway for all zones.</summary>
    Single,

    /// <summary>One NAT gateway in each zone.</summary>
    PerZone,
}
