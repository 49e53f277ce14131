using Cyclops.Aws.Scaling;
using Cyclops.Reconcilers.ScalableTarget;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class ScalableTargetTableTests() : KindTableTests<ScalableTargetSpec, ScalableTargetState>(ScalableTargetKind.KindName)
{
    protected override ScalableTargetState Live => new(
        new("arn", "service/acme-staging/jaffa", 1, 5),
        TheTags.AsWanted,
        new([
            KeyValuePair.Create("cpu", new ScalingPolicy("service/acme-staging/jaffa", "cyclops-cpu", "ECSServiceAverageCPUUtilization", 60, null)),
            KeyValuePair.Create("requests", new ScalingPolicy("service/acme-staging/jaffa", "cyclops-requests", "ALBRequestCountPerTarget", 500, null)),
        ]),
        "LoadBalancerFleet.LoadBalancerFullName/jaffa",
        "TargetGroup.FullName",
        Count: 3);

    protected override IEnumerable<TableRow<ScalableTargetSpec, ScalableTargetState>> Rows =>
    [
        new("min", o => o with { Target = o.Target with { Min = 0 } }),
        new("max", o => o with { Target = o.Target with { Max = 9 } }),
        new("desiredCount", o => o with { Count = 9 }, o => o with { Count = null }),
        new("desiredCount", o => o with { Count = 0 }, o => o with { Count = null }),
        Policy("cpu", p => p with { Target = 61.5 }),
        Policy("cpu", p => p with { Metric = null }),
        Policy("cpu", p => p with { Others = "never fewer" }),
        new("policies", o => o with { Policies = new(o.Policies.Where(p => p.Key != "cpu")) }),
        new("policies", o => o with { Policies = new(o.Policies.Append(KeyValuePair.Create("memory", o.Policies["cpu"]))) }),
        new("loadBalancer", o => o with { LoadBalancer = "app/other/1" }, o => o with { LoadBalancer = null }),
        new("targetGroup", o => o with { TargetGroup = "targetgroup/other/1" }, o => o with { TargetGroup = null }),
        new("tags", o => o with { Tags = TheTags.Changed }),
    ];

    private static TableRow<ScalableTargetSpec, ScalableTargetState> Policy(string measured, Func<ScalingPolicy, ScalingPolicy> drift) =>
        new("policies", o => o with { Policies = new(o.Policies.Select(p => p.Key == measured ? KeyValuePair.Create(p.Key, drift(p.Value)) : p)) });
}
