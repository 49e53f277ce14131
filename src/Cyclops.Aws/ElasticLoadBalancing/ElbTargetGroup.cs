using Cyclops.Model;

namespace Cyclops.Aws.ElasticLoadBalancing;

/// <summary>A target group as DescribeTargetGroups and DescribeTags give it.</summary>
/// <param name="TargetType"><c>instance</c> or <c>ip</c>.</param>
public sealed record ElbTargetGroup(
    string Arn,
    string Name,
    string TargetType,
    string VpcId,
    string HealthCheckPath,
    string HealthCheckCodes,
    int HealthCheckIntervalSeconds,
    int HealthCheckTimeoutSeconds,
    int HealthyThreshold,
    int UnhealthyThreshold,
    EquatableMap<string> Tags);
