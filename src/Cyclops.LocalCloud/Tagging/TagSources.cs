using Cyclops.LocalCloud.Ec2;
using Cyclops.LocalCloud.Ecs;
using Cyclops.LocalCloud.ElastiCache;
using Cyclops.LocalCloud.LoadBalancing;
using Cyclops.LocalCloud.Rds;

namespace Cyclops.LocalCloud.Tagging;

/// <summary>Every tagged resource of a region, service by service. A service joins by one line.</summary>
internal sealed class TagSources(LocalServices services)
{
    /// <summary>In order of their ARNs; untagged ones are left out, as the tagging API leaves them out.</summary>
    public IEnumerable<TaggedResource> All(CallContext call) => Unsorted(call).Where(r => r.Tags.Count > 0).OrderBy(r => r.Arn, StringComparer.Ordinal);

    /// <summary>The tags of one resource, which may be none; null when there is no such resource.</summary>
    public IReadOnlyDictionary<string, string>? Find(string arn, CallContext call) =>
        Unsorted(call).FirstOrDefault(r => r.Arn == arn)?.Tags.ToDictionary(StringComparer.Ordinal)
        ?? services.Ecs.Task(arn)?.Tags.All.ToDictionary(StringComparer.Ordinal);

    private IEnumerable<TaggedResource> Unsorted(CallContext call) =>
        Ec2(call).Concat(Balancing(call)).Concat(Ecs(call)).Concat(Logs(call)).Concat(Zones(call)).Concat(Stacks(call))
            .Concat(Certificates(call)).Concat(Secrets(call)).Concat(Databases(call)).Concat(Caches(call))
            .Concat(Buckets(call)).Concat(Alarms(call)).Concat(Topics(call)).Concat(Identities(call)).Concat(Files(call)).Concat(Names(call)).Concat(Scaled(call)).Concat(Groups(call));

    private IEnumerable<TaggedResource> Ec2(CallContext call) =>
        Ec2Tags.All(services.Ec2.Regions[call]).Select(r => new TaggedResource(
            call.Arn("ec2", $"{r.Kind}/{r.Id}"), "ec2:" + r.Kind, [.. r.Tags.Select(t => KeyValuePair.Create(t.Key, t.Value))]));

    private IEnumerable<TaggedResource> Balancing(CallContext call)
    {
        ElbRegion region = services.LoadBalancing.Regions[call];
        return region.BalancersByArn.Values.Select(b => Of(b.Arn, "elasticloadbalancing:loadbalancer", b.Tags))
            .Concat(region.GroupsByArn.Values.Select(g => Of(g.Arn, "elasticloadbalancing:targetgroup", g.Tags)))
            .Concat(region.Listeners.Values.Select(l => Of(l.Arn, "elasticloadbalancing:listener", l.Tags)))
            .Concat(region.Rules.Values.Select(r => Of(r.Arn, "elasticloadbalancing:listener-rule", r.Tags)));
    }

    private IEnumerable<TaggedResource> Ecs(CallContext call)
    {
        EcsRegion region = services.Ecs.Regions[call];
        var clusters = region.Clusters.Values.Where(c => c.Active).ToList();
        return clusters.Select(c => Of(c.Arn, "ecs:cluster", c.Tags))
            .Concat(clusters.SelectMany(c => c.Services.Values).Where(s => s.Model.Status != "INACTIVE").Select(s => Of(s.Arn, "ecs:service", s.Tags)))
            .Concat(region.Providers.Values.Select(p => Of(p.Model.CapacityProviderArn, "ecs:capacity-provider", p.Tags)))
            .Concat(region.Families.Values.SelectMany(f => f.Revisions.Values).Where(r => r.Active).Select(r => Of(r.Arn, "ecs:task-definition", r.Tags)));
    }

    private IEnumerable<TaggedResource> Logs(CallContext call) =>
        services.Logs.Of(call).All.Select(g => new TaggedResource(g.Arn, "logs:log-group", [.. g.Tags]));

    private IEnumerable<TaggedResource> Zones(CallContext call) =>
        services.Route53.Zones.All.Select(z => new TaggedResource($"arn:aws:route53:::hostedzone/{z.Id}", "route53:hostedzone", [.. z.Tags]));

    private IEnumerable<TaggedResource> Stacks(CallContext call) =>
        services.CloudFormation.Living(call).Select(s => new TaggedResource(
            s.Id, "cloudformation:stack", [.. (s.Input?.Tags ?? []).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => KeyValuePair.Create(t.Key, t.Value))]));

    private IEnumerable<TaggedResource> Certificates(CallContext call) =>
        services.Certificates.Regions[call].ByArn.Values.Select(c => Of(c.Arn, "acm:certificate", c.Tags));

    private IEnumerable<TaggedResource> Secrets(CallContext call) =>
        services.Secrets.Regions[call].ByName.Values.Select(s => Of(s.Arn, "secretsmanager:secret", s.Tags));

    private IEnumerable<TaggedResource> Databases(CallContext call)
    {
        RdsRegion region = services.Databases.Regions[call];
        return region.Instances.Values.Select(i => Of(i.Arn, "rds:db", i.Tags))
            .Concat(region.Snapshots.Values.Select(s => Of(s.Model.DBSnapshotArn, "rds:snapshot", s.Tags)))
            .Concat(region.SubnetGroups.Values.Select(g => Of(g.Model.DBSubnetGroupArn, "rds:subgrp", g.Tags)))
            .Concat(region.ParameterGroups.Values.Select(g => Of(g.Arn, "rds:pg", g.Tags)));
    }

    private IEnumerable<TaggedResource> Caches(CallContext call)
    {
        CacheRegion region = services.Caches.Regions[call];
        return region.Groups.Values.Select(g => Of(g.Arn, "elasticache:replicationgroup", g.Tags))
            .Concat(region.Snapshots.Values.Select(s => Of(s.Arn, "elasticache:snapshot", s.Tags)))
            .Concat(region.SubnetGroups.Values.Select(g => Of(g.Model.ARN, "elasticache:subnetgroup", g.Tags)))
            .Concat(region.ParameterGroups.Values.Select(g => Of(g.Arn, "elasticache:parametergroup", g.Tags)));
    }

    private IEnumerable<TaggedResource> Buckets(CallContext call) =>
        services.S3.Table.All.Where(b => b.Region == call.Region).Select(b => Of(b.Arn, "s3:bucket", b.Tags));

    private IEnumerable<TaggedResource> Alarms(CallContext call) =>
        services.Monitoring.Regions[call].Alarms.Values.Select(a => Of(a.Model.AlarmArn, "cloudwatch:alarm", a.Tags));

    private IEnumerable<TaggedResource> Topics(CallContext call) =>
        services.Notification.Regions[call].Topics.Values.Select(t => Of(t.Arn, "sns:topic", t.Tags));

    private IEnumerable<TaggedResource> Identities(CallContext call) =>
        services.Email.Regions[call].Identities.Values.Select(i => Of(i.Arn, "ses:identity", i.Tags));

    private IEnumerable<TaggedResource> Files(CallContext call)
    {
        var held = services.FileSystems.Regions[call].Values;
        return held.Select(f => Of(f.Arn, "elasticfilesystem:file-system", f.Tags))
            .Concat(held.SelectMany(f => f.AccessPoints.Values).Select(a => Of(a.Arn, "elasticfilesystem:access-point", a.Tags)));
    }

    private IEnumerable<TaggedResource> Names(CallContext call)
    {
        var held = services.Discovery.Regions[call].Values;
        return held.Select(n => Of(n.Arn, "servicediscovery:namespace", n.Tags))
            .Concat(held.SelectMany(n => n.Services.Values).Select(s => Of(s.Arn, "servicediscovery:service", s.Tags)));
    }

    private IEnumerable<TaggedResource> Scaled(CallContext call) =>
        services.Scaling.Regions[call].Targets.Values.Select(t => Of(t.Model.ScalableTargetARN, "application-autoscaling:scalable-target", t.Tags));

    private IEnumerable<TaggedResource> Groups(CallContext call) =>
        services.Schedules.Regions[call].Groups.Values.Select(g => Of(g.Arn, "scheduler:schedule-group", g.Tags));

    private static TaggedResource Of(string arn, string type, TagSet tags) => new(arn, type, [.. tags.All]);
}
