using Amazon.CloudWatchLogs.Model;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Runtime;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Randomness;

/// <summary>Changes by hand, by chance: to things that are ours.</summary>
internal static class Meddling
{
    /// <summary>Changes or removes one thing, if there is one to change.</summary>
    public static void Any(SimulatedWorld world, Random random)
    {
        var things = world.View.All.Where(t => t.Owner is { App: not null } && t.Kind is CloudView.Service or CloudView.Group or CloudView.Logs && t["status"] != "DRAINING").ToList();
        if (things.Count == 0)
        {
            return;
        }

        var thing = things[random.Next(things.Count)];
        try
        {
            Meddle(world, thing, random);
        }
        catch (AmazonServiceException refused) when (refused.Message.Contains("Rate exceeded", StringComparison.Ordinal))
        {
            // Others have to keep to the rates as well; this one gives up.
        }
    }

    private static void Meddle(SimulatedWorld world, Thing thing, Random random)
    {
        switch (thing.Kind)
        {
            case CloudView.Service:
                Service(world.Stranger, thing.Name.Split('/'), random);
                break;
            case CloudView.Group:
                Group(world.Stranger, thing.Name, random);
                break;
            default:
                Logs(world.Stranger, thing.Name, random);
                break;
        }
    }

    private static void Service(Stranger stranger, string[] name, Random random)
    {
        if (random.Next(4) == 0)
        {
            Stranger.Now(stranger.Ecs.DeleteServiceAsync(new DeleteServiceRequest { Cluster = name[0], Service = name[1], Force = true }));
        }
        else
        {
            Stranger.Now(stranger.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = name[0], Service = name[1], DesiredCount = random.Next(4) }));
        }
    }

    private static void Group(Stranger stranger, string name, Random random)
    {
        var group = Stranger.Now(stranger.Elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest { Names = [name] })).TargetGroups[0];
        if (random.Next(2) == 0)
        {
            Stranger.Now(stranger.Elb.ModifyTargetGroupAsync(new ModifyTargetGroupRequest { TargetGroupArn = group.TargetGroupArn, HealthCheckPath = "/by-hand" }));
            return;
        }

        foreach (var balancer in group.LoadBalancerArns ?? [])
        {
            var listener = Stranger.Now(stranger.Elb.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = balancer })).Listeners[0].ListenerArn;
            var rules = Stranger.Now(stranger.Elb.DescribeRulesAsync(new DescribeRulesRequest { ListenerArn = listener })).Rules;
            foreach (var rule in rules.Where(r => r.Actions[0].TargetGroupArn == group.TargetGroupArn))
            {
                Stranger.Now(stranger.Elb.DeleteRuleAsync(new DeleteRuleRequest { RuleArn = rule.RuleArn }));
            }
        }
    }

    private static void Logs(Stranger stranger, string name, Random random)
    {
        if (random.Next(3) == 0)
        {
            Stranger.Now(stranger.Logs.DeleteLogGroupAsync(new DeleteLogGroupRequest { LogGroupName = name }));
        }
        else
        {
            Stranger.Now(stranger.Logs.PutRetentionPolicyAsync(new PutRetentionPolicyRequest { LogGroupName = name, RetentionInDays = 1 }));
        }
    }
}
