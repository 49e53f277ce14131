namespace Cyclops.Aws.ElasticLoadBalancing;

/// <summary>A target group that a rule forwards to.</summary>
/// <param name="Weight">Its share beside the others' weights, 0 to 999.</param>
public sealed record ElbTarget(string GroupArn, int Weight);
