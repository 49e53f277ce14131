using Amazon.CloudWatchLogs.Model;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Route53.Model;
using Amazon.Runtime;
using Cyclops.Simulation.World;
using Action = System.Action;

namespace Cyclops.Simulation.Honesty;

/// <summary>Changes that somebody makes by hand, drawn by chance from what there is.</summary>
internal sealed class RandomDrift(SimulatedWorld world, Random chance)
{
    private const int Most = 3;

    private Stranger By => world.Stranger;

    /// <summary>None to three changes.</summary>
    public void Strike()
    {
        for (var i = chance.Next(Most + 1); i > 0; i--)
        {
            var all = Services().Concat(Groups()).Concat(Rules()).Concat(Records()).Concat(Logs()).ToList();
            if (all.Count > 0)
            {
                var (what, act) = all[chance.Next(all.Count)];
                world.Meddle(what, _ => Try(act));
            }
        }
    }

    /// <summary>Not everything goes together: who deleted a rule cannot scale the service behind it.</summary>
    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (AmazonServiceException)
        {
            // Then nothing was changed.
        }
    }

    /// <summary>What a stack holds only CloudFormation puts back; Cyclops says that it was changed.</summary>
    private static bool IsOfStack(string service) => service.Split('/')[^1].StartsWith("cyclops-", StringComparison.Ordinal);

    private IEnumerable<(string What, Action Act)> Services()
    {
        foreach (var cluster in Stranger.Now(By.Ecs.ListClustersAsync(new ListClustersRequest())).ClusterArns)
        {
            foreach (var service in Stranger.Now(By.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = cluster })).ServiceArns.Where(a => !IsOfStack(a)))
            {
                yield return ($"scale {service}", () => Stranger.Now(By.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = cluster, Service = service, DesiredCount = 4 })));
                yield return ($"delete {service}", () => Stranger.Now(By.Ecs.DeleteServiceAsync(new DeleteServiceRequest { Cluster = cluster, Service = service, Force = true })));
            }
        }
    }

    private IEnumerable<(string What, Action Act)> Groups()
    {
        foreach (var group in Stranger.Now(By.Elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest())).TargetGroups)
        {
            yield return ($"check of {group.TargetGroupName}", () => Stranger.Now(By.Elb.ModifyTargetGroupAsync(
                new ModifyTargetGroupRequest { TargetGroupArn = group.TargetGroupArn, HealthCheckPath = "/other", UnhealthyThresholdCount = 9 })));
        }
    }

    private IEnumerable<(string What, Action Act)> Rules()
    {
        foreach (var balancer in Stranger.Now(By.Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers)
        {
            var listeners = Stranger.Now(By.Elb.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = balancer.LoadBalancerArn })).Listeners;
            foreach (var rule in listeners.SelectMany(l => Stranger.Now(By.Elb.DescribeRulesAsync(new DescribeRulesRequest { ListenerArn = l.ListenerArn })).Rules).Where(r => r.IsDefault != true))
            {
                var host = new HostHeaderConditionConfig { Values = [$"elsewhere-{rule.Priority}.example.org"] };
                yield return ($"hosts of {rule.Priority}", () => Stranger.Now(By.Elb.ModifyRuleAsync(
                    new ModifyRuleRequest { RuleArn = rule.RuleArn, Conditions = [new RuleCondition { Field = "host-header", HostHeaderConfig = host }] })));
                yield return ($"delete rule {rule.Priority}", () => Stranger.Now(By.Elb.DeleteRuleAsync(new DeleteRuleRequest { RuleArn = rule.RuleArn })));
            }
        }
    }

    private IEnumerable<(string What, Action Act)> Records()
    {
        foreach (var zone in Stranger.Now(By.Route53.ListHostedZonesAsync(new ListHostedZonesRequest())).HostedZones)
        {
            foreach (var record in Stranger.Now(By.Route53.ListResourceRecordSetsAsync(new ListResourceRecordSetsRequest { HostedZoneId = zone.Id })).ResourceRecordSets.Where(r => r.SetIdentifier is not null))
            {
                yield return ($"delete {record.Name}", () => Change(zone.Id, "DELETE", record));
                yield return ($"weight of {record.Name}", () => Change(zone.Id, "UPSERT", record, weight: 7));
            }
        }
    }

    private void Change(string zone, string action, ResourceRecordSet record, long? weight = null)
    {
        record.Weight = weight ?? record.Weight;
        Stranger.Now(By.Route53.ChangeResourceRecordSetsAsync(new ChangeResourceRecordSetsRequest
        {
            HostedZoneId = zone,
            ChangeBatch = new ChangeBatch { Changes = [new Amazon.Route53.Model.Change { Action = action, ResourceRecordSet = record }] },
        }));
    }

    private IEnumerable<(string What, Action Act)> Logs()
    {
        foreach (var name in Stranger.Now(By.Logs.DescribeLogGroupsAsync(new DescribeLogGroupsRequest { LogGroupNamePrefix = "/cyclops/" })).LogGroups.Select(g => g.LogGroupName))
        {
            yield return ($"retention of {name}", () => Stranger.Now(By.Logs.PutRetentionPolicyAsync(new PutRetentionPolicyRequest { LogGroupName = name, RetentionInDays = 1 })));
            yield return ($"delete {name}", () => Stranger.Now(By.Logs.DeleteLogGroupAsync(new DeleteLogGroupRequest { LogGroupName = name })));
        }
    }
}
