namespace Cyclops.Aws.Route53;

/// <summary>A weighted alias record: the only kind Cyclops writes. Its set identifier says whose it is.</summary>
/// <param name="Name">Lower case, without the trailing dot.</param>
/// <param name="SetIdentifier">Tells records of one name apart, and says who made it.</param>
/// <param name="Weight">0 to 255.</param>
/// <param name="TargetZoneId">Hosted zone of the load balancer, not ours.</param>
/// <param name="TargetName">DNS name of the load balancer, lower case, without the trailing dot.</param>
/// <param name="EvaluateTargetHealth">Whether Route 53 leaves the record out while the load balancer has no healthy target.</param>
public sealed record DnsAlias(
    string Name,
    string SetIdentifier,
    int Weight,
    string TargetZoneId,
    string TargetName,
    bool EvaluateTargetHealth = false);
