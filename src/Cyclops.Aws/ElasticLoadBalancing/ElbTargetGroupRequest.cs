namespace Cyclops.Aws.ElasticLoadBalancing;

/// <summary>A target group to be made, or the health check an existing one should have.</summary>
public sealed record ElbTargetGroupRequest(
    string Name,
    string TargetType,
    string VpcId,
    string HealthCheckPath,
    string HealthCheckCodes,
    int HealthCheckIntervalSeconds,
    int HealthCheckTimeoutSeconds,
    int HealthyThreshold,
    int UnhealthyThreshold);
