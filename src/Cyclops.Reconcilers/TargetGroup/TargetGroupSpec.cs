using Cyclops.Model;

namespace Cyclops.Reconcilers.TargetGroup;

/// <summary>The target group of an app.</summary>
/// <param name="PhysicalName">At most 32 characters. Source: Elastic Load Balancing API, CreateTargetGroup.</param>
/// <param name="TargetType"><c>instance</c> (bridge networking) or <c>ip</c> (awsvpc).</param>
/// <param name="VpcId">The environment's network.</param>
/// <param name="DeregistrationDelaySeconds">How long connections drain, 0 to 3,600.</param>
/// <param name="Tags">The platform's.</param>
public sealed record TargetGroupSpec(
    string PhysicalName,
    string TargetType,
    Input VpcId,
    string HealthCheckPath,
    string HealthCheckCodes,
    int HealthCheckIntervalSeconds,
    int HealthCheckTimeoutSeconds,
    int HealthyThreshold,
    int UnhealthyThreshold,
    int DeregistrationDelaySeconds,
    EquatableMap<string> Tags);
