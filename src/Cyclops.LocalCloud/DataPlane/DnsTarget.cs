namespace Cyclops.LocalCloud.DataPlane;

/// <summary>One of the records that answer for a name.</summary>
/// <param name="Name">Where the record points, e.g. the DNS name of a load balancer.</param>
/// <param name="Weight">Its share among the targets; 1 when the record has none.</param>
public sealed record DnsTarget(string Name, long Weight);
