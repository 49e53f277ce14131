using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.ECS.Model;
using Cyclops.LocalCloud;
using Cyclops.LocalCloud.CloudFormation.Stacks;
using Cyclops.LocalCloud.Ecs.Services;
using Cyclops.LocalCloud.Ecs.TaskDefinitions;
using Cyclops.LocalCloud.LoadBalancing;
using Cyclops.Simulation.World.Postgres;
using Cyclops.Simulation.World.Search;
using Cyclops.Testing;

namespace Cyclops.Simulation.World;

/// <summary>Looks into the local cloud behind its APIs: what the oracles judge by must not depend on what they judge.</summary>
internal static class CloudView
{
    public const string Service = "EcsService";
    public const string Definition = "TaskDefinition";
    public const string Group = "TargetGroup";
    public const string Rule = "ListenerRule";
    public const string Record = "DnsRecord";
    public const string Logs = "LogGroup";
    public const string Stack = "EnvironmentStack";
    public const string Secret = "DatabaseSecret";

    public const string AppBucket = "Bucket";
    public const string TaskRole = "TaskRole";

    public const string Scaling = "ScalableTarget";

    public const string Job = "Job";

    /// <summary>The user that an app sends mail as.</summary>
    public const string SmtpUser = "SmtpUser";

    /// <summary>A project of Sentry.</summary>
    public const string ErrorProject = "ErrorProject";

    /// <summary>A database of an app, on one of the PostgreSQL servers.</summary>
    public const string AppDatabase = "AppDatabase";

    /// <summary>A core of an app, on one of the Solr servers.</summary>
    public const string SearchCore = "SearchCore";

    /// <summary>A revision never changes but for its status, so its text is written once.</summary>
    private static readonly ConditionalWeakTable<HeldTaskDefinition, string> Definitions = [];

    public static View Of(LocalAws cloud, DatabaseServers databases, SearchServers searches, StandInSentry sentry) => cloud.Locked(_ =>
    {
        var things = new SortedDictionary<string, Thing>(StringComparer.Ordinal);
        foreach (var thing in Balancing(cloud).Concat(Services(cloud)).Concat(Records(cloud)).Concat(Groups(cloud)).Concat(Stacks(cloud)).Concat(Secrets(cloud)).Concat(GrantedView.Of(cloud)).Concat(ScheduledView.Of(cloud)).Concat(databases.Things()).Concat(searches.Things()).Concat(Projects(sentry)))
        {
            var unique = thing;
            for (var i = 2; !things.TryAdd(unique.Key, unique); i++)
            {
                unique = thing with { Name = $"{thing.Name} #{i.ToString(CultureInfo.InvariantCulture)}" };
            }
        }

        return new View(things) { Held = HeldData.Of(cloud) };
    });

    /// <summary>The end of an ARN: what it names.</summary>
    public static string Last(string? arn) => arn is null ? "" : arn[(arn.LastIndexOf('/') + 1)..];

    /// <summary>
    /// Whether it is a record that a stack made to prove a domain to SES or ACM: CloudFormation makes and removes it, and has no
    /// place in it to say whose it is.
    /// </summary>
    public static bool IsProof(Thing thing) => thing is { Kind: Record, Owner: null }
        && (thing["values"].Contains(".dkim.", StringComparison.Ordinal) || thing["values"].Contains("acm-validations", StringComparison.Ordinal));

    /// <summary>Whether a stack was never made for once: nothing in it was ever used.</summary>
    public static bool NeverWas(Thing stack) => stack["status"] is "CREATE_FAILED" or "ROLLBACK_COMPLETE" or "ROLLBACK_FAILED";

    /// <summary>The name of the load balancer that a listener is of.</summary>
    public static string Balancer(string listenerArn) => listenerArn.Split('/') is [_, _, var name, ..] ? name : listenerArn;

    private static IEnumerable<Thing> Balancing(LocalAws cloud)
    {
        foreach (var (_, region) in cloud.Services.LoadBalancing.Regions.All)
        {
            foreach (var group in region.Groups.Values)
            {
                yield return new(Group, group.Model.TargetGroupName, Copy(group.Tags.All), GroupFacts(group));
            }

            foreach (var rule in region.Rules.Values.Where(r => r.Model.IsDefault != true))
            {
                var hosts = string.Join(',', rule.Model.Conditions.SelectMany(c => c.HostHeaderConfig?.Values ?? []).Order(StringComparer.Ordinal));
                var facts = Lines(
                    ("hosts", hosts),
                    ("priority", Text(rule.Priority)),
                    ("listener", rule.Listener.Arn),
                    ("targetGroup", string.Join(',', Actions.GroupArns(rule.Model.Actions).Select(a => region.GroupsByArn.GetValueOrDefault(a)?.Model.TargetGroupName ?? "(gone)"))));
                var named = new Thing(Rule, hosts, Copy(rule.Tags.All), facts);
                yield return named.Owner is { } owner ? named with { Name = owner.Logical } : named;
            }
        }
    }

    private static string GroupFacts(HeldGroup group) => Lines(
        [
            ("type", group.Model.TargetType?.Value ?? ""),
            ("path", group.Model.HealthCheckPath),
            ("codes", group.Model.Matcher?.HttpCode ?? ""),
            ("interval", Text(group.Model.HealthCheckIntervalSeconds)),
            ("timeout", Text(group.Model.HealthCheckTimeoutSeconds)),
            ("healthy", Text(group.Model.HealthyThresholdCount)),
            ("unhealthy", Text(group.Model.UnhealthyThresholdCount)),
            ("attached", (group.Balancer is not null).ToString()),
            .. group.Attributes.Select(a => (a.Key, a.Value)),
        ]);

    private static IEnumerable<Thing> Services(LocalAws cloud)
    {
        foreach (var (_, region) in cloud.Services.Ecs.Regions.All)
        {
            foreach (var cluster in region.Clusters.Values)
            {
                foreach (var service in cluster.Services.Values.Where(s => s.Status != "INACTIVE" && !HeldData.IsInStack(s.Tags)))
                {
                    yield return new(Service, $"{cluster.Name}/{service.Name}", Copy(service.Tags.All), ServiceFacts(service));
                }
            }

            foreach (var revision in region.Families.Values.SelectMany(f => f.Revisions.Values).Where(r => r.Active && !HeldData.IsInStack(r.Tags)))
            {
                yield return new(Definition, Last(revision.Arn), revision.Tags.All, Definitions.GetValue(revision, DefinitionFacts));
            }
        }
    }

    private static string ServiceFacts(HeldService service) => Lines(
        ("status", service.Status),
        ("desired", Text(service.Desired)),
        ("taskDefinition", Last(service.Model.TaskDefinition)),
        ("targetGroup", string.Join(',', (service.Model.LoadBalancers ?? []).SelectMany(l => new[] { l.TargetGroupArn, l.AdvancedConfiguration?.AlternateTargetGroupArn }).OfType<string>().Select(a => a.Split('/') is [_, var name, ..] ? name : ""))),
        ("strategy", Strategy(service.Model.DeploymentConfiguration)),
        ("container", string.Join(',', (service.Model.LoadBalancers ?? []).Select(l => $"{l.ContainerName}:{Text(l.ContainerPort)}"))),
        ("minimum", Text(service.Model.DeploymentConfiguration?.MinimumHealthyPercent)),
        ("maximum", Text(service.Model.DeploymentConfiguration?.MaximumPercent)),
        ("breaker", service.Model.DeploymentConfiguration?.DeploymentCircuitBreaker?.Enable?.ToString() ?? ""),
        ("alarms", string.Join(',', service.Model.DeploymentConfiguration?.Alarms is { Enable: true } alarms ? alarms.AlarmNames : [])),
        ("grace", Text(service.Model.HealthCheckGracePeriodSeconds)),
        ("rollout", string.Join(' ', service.Deployments.Select(d => $"{Last(d.Definition.Arn)}:{d.State.Value}"))));

    /// <summary>How traffic moves; empty: it does not.</summary>
    private static string Strategy(DeploymentConfiguration? of) => of is null || !TrafficShifts.MovesTraffic(of)
        ? ""
        : $"{of.Strategy} {of.BakeTimeInMinutes} {of.CanaryConfiguration?.CanaryPercent ?? of.LinearConfiguration?.StepPercent} {of.CanaryConfiguration?.CanaryBakeTimeInMinutes ?? of.LinearConfiguration?.StepBakeTimeInMinutes}".TrimEnd();

    private static string DefinitionFacts(HeldTaskDefinition revision)
    {
        var model = revision.Model;
        var lines = new List<(string, string?)>
        {
            ("network", model.NetworkMode?.Value ?? ""),
            ("cpu", model.Cpu),
            ("memory", model.Memory),
            ("role", Last(model.ExecutionRoleArn).Split('-')[0]),
            ("taskRole", Last(model.TaskRoleArn)),
        };
        foreach (var c in model.ContainerDefinitions)
        {
            var label = c.DockerLabels?.GetValueOrDefault("cyclops.image");
            lines.Add(($"{c.Name}.image", label ?? c.Image));
            lines.Add(($"{c.Name}.digest", label is null ? "" : c.Image[(c.Image.IndexOf('@', StringComparison.Ordinal) + 1)..]));
            lines.Add(($"{c.Name}.credentials", c.RepositoryCredentials?.CredentialsParameter));
            lines.Add(($"{c.Name}.size", $"{Text(c.Cpu)} {Text(c.Memory)} {Text(c.MemoryReservation)}"));
            lines.Add(($"{c.Name}.run", $"{string.Join(' ', c.EntryPoint ?? [])} | {string.Join(' ', c.Command ?? [])}"));
            lines.Add(($"{c.Name}.ports", string.Join(',', (c.PortMappings ?? []).Select(p => Text(p.ContainerPort)))));
            lines.Add(($"{c.Name}.env", string.Join(',', (c.Environment ?? []).Select(e => $"{e.Name}={e.Value}").Order(StringComparer.Ordinal))));
            lines.Add(($"{c.Name}.secrets", string.Join(',', (c.Secrets ?? []).Select(e => $"{e.Name}={e.ValueFrom}").Order(StringComparer.Ordinal))));
            lines.Add(($"{c.Name}.essential", c.Essential?.ToString()));
            lines.Add(($"{c.Name}.after", string.Join(',', (c.DependsOn ?? []).Select(d => d.ContainerName))));
            lines.Add(($"{c.Name}.log", c.LogConfiguration?.Options?.GetValueOrDefault("awslogs-group")));
        }

        return Lines([.. lines]);
    }

    private static IEnumerable<Thing> Records(LocalAws cloud) =>
        from zone in cloud.Services.Route53.Zones.All
        from record in zone.Records.Values
        select new Thing(
            Record,
            $"{record.Name.TrimEnd('.')} {record.Type} {record.SetIdentifier}".TrimEnd(),
            RecordTags(record.Name.TrimEnd('.'), record.SetIdentifier),
            Lines(
                ("weight", Text(record.Weight)),
                ("alias", record.AliasTarget?.DNSName ?? ""),
                ("values", string.Join(',', (record.ResourceRecords ?? []).Select(r => r.Value)))));

    /// <summary>A record's set identifier says what tags say elsewhere.</summary>
    private static Dictionary<string, string> RecordTags(string name, string? setIdentifier) =>
        setIdentifier?.Split('/') is ["cyclops", var platform, var environment, var app]
            ? new(StringComparer.Ordinal)
            {
                ["cyclops:platform"] = platform,
                ["cyclops:environment"] = environment,
                ["cyclops:app"] = app,
                ["cyclops:resource"] = $"{Record}/{name}",
            }
            : new(StringComparer.Ordinal);

    private static IEnumerable<Thing> Groups(LocalAws cloud) =>
        from region in cloud.Services.Logs.Regions.All
        from @group in region.Value.All
        select new Thing(Logs, @group.Name, Copy(@group.Tags), Lines(("retention", Text(@group.RetentionInDays))));

    private static IEnumerable<Thing> Stacks(LocalAws cloud) =>
        from region in cloud.Services.CloudFormation.Regions.All
        from stack in region.Value.Living
        select new Thing(Stack, stack.Name, StackTags(stack), Lines(
            [("status", stack.Status.Value), ("pool", PoolOf(stack)), .. stack.Outputs.Select(o => ($"output.{o.OutputKey}", (string?)o.OutputValue))]));

    /// <summary>Those of apps' databases and those that people keep. One that is going can be brought back for a week, and counts as gone.</summary>
    private static IEnumerable<Thing> Secrets(LocalAws cloud) =>
        from region in cloud.Services.Secrets.Regions.All
        from secret in region.Value.ByName.Values
        where secret.DeletedAt is null && secret.OwningService is null
        select new Thing(Secret, secret.Name, Copy(secret.Tags.All), Lines(("version", secret.Staged("AWSCURRENT")?.Id), ("holds", GrantedView.Logins(secret)), ("reports", GrantedView.Dsn(secret))));

    /// <summary>Projects of Sentry. They are nobody's by their word, as the project is in no tag: the key in them tells.</summary>
    private static IEnumerable<Thing> Projects(StandInSentry sentry) =>
        from slug in sentry.Slugs
        let key = sentry.KeysOf(slug)!.FirstOrDefault(k => k.Name.StartsWith("cyclops ", StringComparison.Ordinal))
        select new Thing(ErrorProject, slug, new Dictionary<string, string>(StringComparer.Ordinal), Lines(("key", key?.Name), ("open", key?.IsActive.ToString()), ("dsn", key?.Dsn)));

    /// <summary>Whether it was put aside, as nobody asks for it any more, and the time that it is kept is not over.</summary>
    public static bool IsResting(Thing thing, DateTimeOffset now) =>
        thing.Tags.GetValueOrDefault("cyclops:quarantined") is { Length: > 0 } since
        && thing.Tags.GetValueOrDefault("cyclops:retention") is [.. var seconds, 's']
        && now - DateTimeOffset.Parse(since, CultureInfo.InvariantCulture) < TimeSpan.FromSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));

    /// <summary>The instances that a stack runs: their types, the fewest and the most; empty: none.</summary>
    private static string PoolOf(StackState stack) =>
        stack.Resources.Values.FirstOrDefault(r => r.Type == "AWS::AutoScaling::AutoScalingGroup")?.Properties is { } pool
            && pool["MixedInstancesPolicy"]?["LaunchTemplate"]?["Overrides"] is JsonArray types
            ? $"{string.Join(',', types.Select(t => (string?)t?["InstanceType"]))} {pool["MinSize"]}-{pool["MaxSize"]}"
            : "";

    private static Dictionary<string, string> StackTags(StackState stack) =>
        (stack.Input?.Tags ?? []).ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);

    private static Dictionary<string, string> Copy(IEnumerable<KeyValuePair<string, string>> tags) => new(tags, StringComparer.Ordinal);

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Lines(params ReadOnlySpan<(string Name, string? Value)> facts)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in facts)
        {
            text.Append(name).Append('=').Append(value).Append('\n');
        }

        return text.ToString();
    }
}
