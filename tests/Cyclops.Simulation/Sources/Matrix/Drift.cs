using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Sources.Matrix;

/// <summary>What a stranger does by hand to three apps: one is scaled, one loses its rule, one its service.</summary>
internal static class Drift
{
    public static void Make(Stranger stranger)
    {
        var cluster = Stranger.Now(stranger.Ecs.ListClustersAsync(new ListClustersRequest())).ClusterArns[0];
        Stranger.Now(stranger.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = cluster, Service = "app-a", DesiredCount = 5 }));
        Stranger.Now(stranger.Elb.DeleteRuleAsync(new DeleteRuleRequest { RuleArn = Rule(stranger, "app-b.staging.example.org") }));
        Stranger.Now(stranger.Ecs.DeleteServiceAsync(new DeleteServiceRequest { Cluster = cluster, Service = "app-c", Force = true }));
    }

    private static string Rule(Stranger stranger, string host)
    {
        var balancer = Stranger.Now(stranger.Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers[0].LoadBalancerArn;
        var listener = Stranger.Now(stranger.Elb.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = balancer })).Listeners[0].ListenerArn;
        return Stranger.Now(stranger.Elb.DescribeRulesAsync(new DescribeRulesRequest { ListenerArn = listener })).Rules
            .First(r => r.Conditions.SelectMany(c => c.HostHeaderConfig?.Values ?? []).Contains(host)).RuleArn;
    }
}
