using Cyclops.Aws.ElasticLoadBalancing;
using Cyclops.Reconcilers.TargetGroup;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class TargetGroupTableTests() : KindTableTests<TargetGroupSpec, TargetGroupState>(TargetGroupKind.KindName)
{
    protected override TargetGroupState Live => new(
        new ElbTargetGroup("arn", Spec.PhysicalName, "instance", "EnvironmentStack.VpcId", "/", "200-399", 10, 5, 2, 3, TheTags.AsWanted),
        30);

    protected override IEnumerable<TableRow<TargetGroupSpec, TargetGroupState>> Rows =>
    [
        Row("name", g => g with { Name = "another" }),
        Row("targetType", g => g with { TargetType = "ip" }),
        Row("vpc", g => g with { VpcId = "vpc-2" }),
        Row("healthCheck.path", g => g with { HealthCheckPath = "/up" }),
        Row("healthCheck.codes", g => g with { HealthCheckCodes = "200" }),
        Row("healthCheck.intervalSeconds", g => g with { HealthCheckIntervalSeconds = 30 }),
        Row("healthCheck.timeoutSeconds", g => g with { HealthCheckTimeoutSeconds = 6 }),
        Row("healthCheck.healthyThreshold", g => g with { HealthyThreshold = 5 }),
        Row("healthCheck.unhealthyThreshold", g => g with { UnhealthyThreshold = 2 }),
        new("deregistrationDelay", o => o with { DeregistrationDelaySeconds = 300 }),
        new("deregistrationDelay", o => o with { DeregistrationDelaySeconds = null }),
        Row("tags", g => g with { Tags = TheTags.Changed }),
    ];

    private static TableRow<TargetGroupSpec, TargetGroupState> Row(string field, Func<ElbTargetGroup, ElbTargetGroup> drift) =>
        new(field, o => o with { Group = drift(o.Group) });
}
