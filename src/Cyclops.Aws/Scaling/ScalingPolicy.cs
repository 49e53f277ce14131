namespace Cyclops.Aws.Scaling;

/// <summary>A target tracking policy of a scalable target. A null member is not set.</summary>
/// <param name="ResourceId"><c>service/cluster/name</c>.</param>
/// <param name="Name">Its name, unique within the target.</param>
/// <param name="Metric">One of AWS's own: <c>ECSServiceAverageCPUUtilization</c>; null: another one, or none.</param>
/// <param name="Target">The value that is held.</param>
/// <param name="Label">Load balancer and target group whose requests count.</param>
/// <param name="Others">Settings beside these that somebody made, for people; null: none.</param>
public sealed record ScalingPolicy(string ResourceId, string Name, string? Metric, double? Target, string? Label, string? Others = null);
