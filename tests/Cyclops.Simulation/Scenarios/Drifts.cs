using Amazon.CloudWatchLogs.Model;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Route53.Model;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Scenarios;

/// <summary>Somebody changes or removes by hand what Cyclops made; and state that is lost.</summary>
internal static class Drifts
{
    private const string Host = "alpha.staging.example.org";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        After("drift-scale", s => Stranger.Now(s.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = Cluster(s), Service = "alpha", DesiredCount = 5 }))),
        After("drift-health-check", s => Stranger.Now(s.Elb.ModifyTargetGroupAsync(new ModifyTargetGroupRequest { TargetGroupArn = Group(s), HealthCheckPath = "/other", UnhealthyThresholdCount = 9 }))),
        After("drift-rule-hosts", s => Stranger.Now(s.Elb.ModifyRuleAsync(new ModifyRuleRequest
        {
            RuleArn = Rule(s),
            Conditions = [new RuleCondition { Field = "host-header", HostHeaderConfig = new HostHeaderConditionConfig { Values = ["elsewhere.staging.example.org"] } }],
        }))),
        After("drift-record", s => Change(s, "UPSERT", r => r.Weight = 7)),
        After("drift-retention", s => Stranger.Now(s.Logs.PutRetentionPolicyAsync(new PutRetentionPolicyRequest { LogGroupName = "/cyclops/acme/staging/alpha", RetentionInDays = 1 }))),
        After("gone-rule", s => Stranger.Now(s.Elb.DeleteRuleAsync(new DeleteRuleRequest { RuleArn = Rule(s) }))),
        After("gone-record", s => Change(s, "DELETE", _ => { })),
        After("gone-service", s => Stranger.Now(s.Ecs.DeleteServiceAsync(new DeleteServiceRequest { Cluster = Cluster(s), Service = "alpha", Force = true }))),
        After("gone-log-group", s => Stranger.Now(s.Logs.DeleteLogGroupAsync(new DeleteLogGroupRequest { LogGroupName = "/cyclops/acme/staging/alpha" }))),
        new(
            "disk-lost",
            [
                Act.Commit("two apps", f => f.Base().App("alpha").App("beta")),
                new Act("the disk is lost", w => { w.Kill(); w.LoseDisk(); }),
                Act.Commit("beta changes", f => f.App("beta", "web:2")),
                new Act("and again", w => { w.Kill(); w.LoseDisk(); }, TimeSpan.FromSeconds(5)),
                Act.Commit("beta leaves", f => f.Without("beta")),
            ]),
        new(
            "restarts",
            [
                Act.Commit("two apps", f => f.Base().App("alpha").App("beta")),
                new Act("restart", w => w.Kill()),
                Act.Commit("beta leaves", f => f.Without("beta"), TimeSpan.FromSeconds(31)),
                new Act("restart", w => w.Kill()),
            ]),
    ];

    private static Scenario After<T>(string name, Func<Stranger, T> act) => new(
        name,
        [Act.Commit("two apps", f => f.Base().App("alpha").App("beta")), Act.Meddle(name, s => { _ = act(s); })]);

    private static string Cluster(Stranger s) => Stranger.Now(s.Ecs.ListClustersAsync(new ListClustersRequest())).ClusterArns[0];

    private static string Group(Stranger s) =>
        Stranger.Now(s.Elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest())).TargetGroups.First(g => g.TargetGroupName.Contains("alpha", StringComparison.Ordinal)).TargetGroupArn;

    private static string Rule(Stranger s)
    {
        var balancer = Stranger.Now(s.Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers[0].LoadBalancerArn;
        var listener = Stranger.Now(s.Elb.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = balancer })).Listeners[0].ListenerArn;
        return Stranger.Now(s.Elb.DescribeRulesAsync(new DescribeRulesRequest { ListenerArn = listener })).Rules
            .First(r => r.Conditions.SelectMany(c => c.HostHeaderConfig?.Values ?? []).Contains(Host)).RuleArn;
    }

    private static ChangeResourceRecordSetsResponse Change(Stranger s, string action, Action<ResourceRecordSet> change)
    {
        var zone = Stranger.Now(s.Route53.ListHostedZonesAsync(new ListHostedZonesRequest())).HostedZones[0].Id;
        var record = Stranger.Now(s.Route53.ListResourceRecordSetsAsync(new ListResourceRecordSetsRequest { HostedZoneId = zone })).ResourceRecordSets.First(r => r.Name.StartsWith(Host, StringComparison.Ordinal));
        change(record);
        return Stranger.Now(s.Route53.ChangeResourceRecordSetsAsync(new ChangeResourceRecordSetsRequest
        {
            HostedZoneId = zone,
            ChangeBatch = new ChangeBatch { Changes = [new Amazon.Route53.Model.Change { Action = action, ResourceRecordSet = record }] },
        }));
    }
}
