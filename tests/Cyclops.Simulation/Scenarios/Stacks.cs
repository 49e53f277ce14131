using System.Globalization;
using Amazon.CloudFormation.Model;
using Amazon.CloudWatchLogs.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.LocalCloud.Faults;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Scenarios;

/// <summary>Stacks of an environment get stuck and come free; what they hold is changed, and kept; the load balancers become more.</summary>
internal static class Stacks
{
    private const string Ec2 = "ec2: {instanceTypes: [t3.large], max: 4}";
    private const string OtherEc2 = "ec2: {instanceTypes: [m6i.large], max: 4}";
    private const string Prefix = "cyclops-acme-staging-";

    /// <summary>Long enough that a refused change has been looked at more than once.</summary>
    private static readonly TimeSpan AWhile = TimeSpan.FromMinutes(2);

    private static readonly string[] Rest = ["cache: {}", "loadBalancers: {tls: managed, min: 2}", "search: {}"];

    private static readonly string[] Going = ["removed: true", "protect: false", "consent: [remove environment]"];

    private static readonly TimeSpan UntilStuck = TimeSpan.FromMinutes(4);

    /// <summary>An interval of the scenario that looks for drift, a pass for each of the three stacks, and a detection.</summary>
    private static readonly TimeSpan UntilSeen = TimeSpan.FromMinutes(45);

    /// <summary>A detection that goes on for longer than it takes until the next pass.</summary>
    private static readonly WorldSettings SlowDetection = new()
    {
        DriftInterval = TimeSpan.FromMinutes(10),
        Delays = new WorldSettings().Delays with { DriftDetection = TimeSpan.FromMinutes(6) },
    };

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "stack-cannot-be-made",
            [
                Failing("no capacity", f => f.Base().App("alpha"), UntilStuck, Of("Create", "AWS::ECS::CapacityProvider")),
                Mended("other instances", f => f.Environment("staging", OtherEc2)),
            ]),
        new(
            "stack-goes-back-late",
            [
                Act.Commit("one app", f => f.Base().App("alpha")),
                Failing(
                    "a change that fails, and so does going back", f => f.Environment("staging", OtherEc2), UntilStuck,
                    Of("Update", "AWS::AutoScaling::AutoScalingGroup"), Of("Rollback", "AWS::EC2::LaunchTemplate", times: 2)),
                Mended("as it was", f => f.Environment("staging")),
            ]),
        new(
            "stack-changed-with-no-way-back",
            [
                Act.Commit("one app", f => f.Base().App("alpha")),
                new Act("somebody changes it, and that fails", w =>
                {
                    w.Cloud.Faults.Add(Of("Update", "AWS::Logs::LogGroup", times: 1));
                    w.Meddle("a change without rollback", _ => ChangeWithoutRollback(w.Stranger));
                }),
            ]),
        new(
            "change-set-fails",
            [
                Act.Commit("one app", f => f.Base().App("alpha")),
                Failing("other instances", f => f.Environment("staging", OtherEc2), null, new Fault { Operation = "cloudformation:ChangeSet", Message = "not now", Containing = $"{Prefix}cluster", Times = 2 }),
            ]),
        new(
            "stack-deleted",
            [
                Act.Commit("mail and an app", f => f.Base().App("alpha").Environment("staging", more: ["email: {}"])),
                Act.Meddle("somebody deletes the mail", s => Delete(s, "email")),
                Act.Meddle("somebody deletes the load balancer", s => Delete(s, "ingress-1")),
            ]) { Turns = 4 },
        new(
            "stack-drifts",
            [
                Act.Commit("one app", f => f.Base().App("alpha")),
                Act.Meddle("somebody changes what stacks hold", s => ChangeByHand(s, retentionDays: 3, idleSeconds: 99), UntilSeen),
                Act.Meddle("and puts it back", s => ChangeByHand(s, retentionDays: 30, idleSeconds: 60), AWhile),
                new Act("it is looked at again", _ => { }, UntilSeen),
            ],
            SlowDetection) { Bound = TimeSpan.FromHours(1), Turns = 4 },
        new(
            "database",
            [
                Act.Commit("a database", f => f.Base().Database("version: 16, storage: 100")),
                Act.Commit("more of it", f => f.Database("version: 16, storage: 150, class: db.m6g.large, multiAz: true")),
                Act.Commit("a new version and less storage, without consent", f => f.Database("version: 17, storage: 100"), AWhile),
                Act.Commit("an older version", f => f.Database("version: 15, storage: 150", "consent: [upgrade databases.main]"), AWhile),
                Act.Commit("a new version", f => f.Database("version: 17, storage: 150", "consent: [upgrade databases.main]")),
                Act.Commit("no database, without consent", f => f.Environment("staging"), AWhile),
                Act.Commit("no database", f => f.Environment("staging", more: ["consent: [remove databases.main]"])),
            ]) { Turns = 6 },
        new(
            "database-protected",
            [
                Act.Commit("a database", f => f.Base().Environment("staging", more: ["databases: {main: {}}"])),
                Act.Commit("no database", f => f.Environment("staging", more: ["consent: [remove databases.main]"]), AWhile),
                Act.Commit("it is back, without protection", f => f.Database("version: 16")),
                Act.Commit("no database", f => f.Environment("staging", more: ["consent: [remove databases.main]"])),
            ]) { Turns = 4 },
        new(
            "environment-is-removed",
            [
                Act.Commit("an app, a protected database, a cache and a certificate", f => f.Base().App("alpha").Environment("staging", more: [Database(isProtected: true), .. Rest])),
                Act.Commit("the app and all the rest are to go", f => f.Without("alpha").Environment("staging", more: [Database(isProtected: false), .. Rest, .. Going]), AWhile),
                Act.Commit("it stays, without protection", f => f.Environment("staging", more: [Database(isProtected: false), .. Rest])),
                Act.Commit("it goes", f => f.Environment("staging", more: [Database(isProtected: false), .. Rest, .. Going])),
                Act.Commit("it is back", f => f.App("alpha").Environment("staging")),
            ]) { Turns = 12 },
        new(
            "cache",
            [
                Act.Commit("a cache", f => f.Base().Cache("version: '7.2'")),
                Act.Commit("larger nodes", f => f.Cache("version: '7.2', nodeType: cache.t4g.medium, replicas: 1")),
                Act.Commit("a new version, without consent", f => f.Cache("version: '8.0'"), AWhile),
                Act.Commit("a new version", f => f.Cache("version: '8.0'", "consent: [upgrade cache]")),
                Act.Commit("no cache, without consent", f => f.Environment("staging"), AWhile),
                Act.Commit("no cache", f => f.Environment("staging", more: ["consent: [remove cache]"])),
            ]) { Turns = 6 },
        new(
            "search",
            [
                Act.Commit("a Solr and an app", f => f.Base().App("alpha").Search("image: 'solr:9.4'")),
                Act.Commit("more memory, a newer image of the same version", f => f.Search("image: 'solr:9.8', memory: 3Gi")),
                Act.Commit("another version, without consent", f => f.Search("image: 'solr:10'"), AWhile),
                Act.Commit("another version", f => f.Search("image: 'solr:10'", "consent: [upgrade search]")),
                Act.Commit("no Solr, without consent", f => f.Environment("staging"), AWhile),
                Act.Commit("no Solr", f => f.Environment("staging", more: ["consent: [remove search]"])),
            ]) { Turns = 6 },
        new(
            "mail-alarms-logs-and-a-certificate",
            [
                Act.Commit("all of them", f => f.Base().App("alpha").Environment("staging", more: ["email: {}", "alarms: {notify: [ops@example.org]}", "loadBalancers: {tls: managed, accessLogs: {}}"]), TimeSpan.FromSeconds(4)),
                Act.Commit("another image, while the certificate is not issued yet", f => f.App("alpha", "web:2")),
                Act.Commit("mail from elsewhere, less logs", f => f.Environment("staging", more: ["email: {domain: mail.staging.example.org}", "alarms: {http5xxPercent: 9}", "loadBalancers: {tls: managed, accessLogs: {retentionDays: 7}}"])),
                Act.Commit("the certificate alone", f => f.Environment("staging", more: ["loadBalancers: {tls: managed}"])),
            ]) { Turns = 8 },
        new(
            "fleet",
            [
                Act.Commit("two load balancers", f => f.Base().App("alpha").Environment("staging", more: ["loadBalancers: {min: 2}"])),
                Act.Commit("one is enough, and none is to go that has apps", f => f.Environment("staging", more: ["consent: [remove loadBalancers.1, remove loadBalancers.2]"])),
            ]),
        new(
            "fleet-beside-strangers",
            [
                Act.Commit("two load balancers", f => f.Base().App("berta").Environment("staging", more: ["loadBalancers: {min: 2}"])),
                Act.Meddle("strangers fill the first", s => Strangers.FillFirst(s, 85), TimeSpan.FromSeconds(1)),
                Act.Commit("an app that finds no room there", f => f.Wide("anton", 6)),
                Act.Commit("the first one grows", f => f.Wide("berta", 3).App("anton", "web:2", WideSpec("anton", 6))),
                Act.Commit("the second is to go, and has an app", f => f.Environment("staging", more: ["consent: [remove loadBalancers.2]"]), AWhile),
                Act.Commit("the app leaves", f => f.Without("anton")),
            ]) { Turns = 12 },
        new(
            "fleet-grows",
            [
                Act.Commit("ninety rules", f => f.Base().Wide("berta", 20).Wide("cesar", 20).Wide("dora", 20).Wide("emil", 20).Wide("friedrich", 10)),
                Act.Commit("one more, before them all", f => f.Wide("anton", 12)),
                Act.Commit("an app leaves, another comes", f => f.Without("cesar").Wide("gustav", 2).Wide("dora", 19)),
            ]) { Turns = 100 },
    ];

    private static string Database(bool isProtected) => $"databases: {{main: {{managed: {{deletionProtection: {(isProtected ? "true" : "false")}}}}}}}";

    private static SortedDictionary<string, string> Database(this SortedDictionary<string, string> files, string managed, params string[] more) =>
        files.Environment("staging", Ec2, [$"databases: {{main: {{managed: {{{managed}, deletionProtection: false}}}}}}", .. more]);

    private static SortedDictionary<string, string> Cache(this SortedDictionary<string, string> files, string managed, params string[] more) =>
        files.Environment("staging", Ec2, [$"cache: {{managed: {{{managed}}}}}", .. more]);

    private static SortedDictionary<string, string> Search(this SortedDictionary<string, string> files, string managed, params string[] more) =>
        files.Environment("staging", Ec2, [$"search: {{managed: {{{managed}}}}}", .. more]);

    /// <summary>An app with so many rules, of five hosts each; one of the hosts has a record.</summary>
    private static SortedDictionary<string, string> Wide(this SortedDictionary<string, string> files, string name, int rules) => files.App(name, spec: WideSpec(name, rules));

    private static string WideSpec(string name, int rules) =>
        $"hosts: [{name}.staging.example.org, {string.Join(", ", Enumerable.Range(1, (rules * 5) - 1).Select(i => $"{name}-{i}.example.com"))}]";

    private static Fault Of(string verb, string type, int times = 50) =>
        new() { Operation = $"cloudformation:{verb}/{type}", Code = "ServiceUnavailable", Message = "not now", Status = 503, Times = times };

    private static Act Failing(string subject, Action<SortedDictionary<string, string>> change, TimeSpan? wait, params Fault[] faults) => new(
        subject,
        w =>
        {
            faults.ToList().ForEach(f => w.Cloud.Faults.Add(f));
            w.Git.Commit(subject, change);
        },
        wait);

    private static Act Mended(string subject, Action<SortedDictionary<string, string>> change) => new(
        subject,
        w =>
        {
            w.Cloud.Faults.Clear();
            w.Git.Commit(subject, change);
        });

    private static void ChangeWithoutRollback(Stranger s)
    {
        const string Name = $"{Prefix}cluster";
        var template = Stranger.Now(s.CloudFormation.GetTemplateAsync(new GetTemplateRequest { StackName = Name })).TemplateBody;
        var stack = Stranger.Now(s.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = Name })).Stacks[0];
        Stranger.Now(s.CloudFormation.UpdateStackAsync(new UpdateStackRequest
        {
            StackName = Name,
            TemplateBody = template.Replace("\"RetentionInDays\":30", "\"RetentionInDays\":7", StringComparison.Ordinal),
            Parameters = [.. stack.Parameters.Where(p => p.ParameterKey != "InstanceImage")],
            DisableRollback = true,
            Capabilities = ["CAPABILITY_IAM"],
        }));
    }

    /// <summary>In the stack of the cluster, and in that of the load balancer.</summary>
    private static void ChangeByHand(Stranger s, int retentionDays, int idleSeconds)
    {
        Stranger.Now(s.Logs.PutRetentionPolicyAsync(new PutRetentionPolicyRequest { LogGroupName = "/cyclops/acme/staging/_cluster", RetentionInDays = retentionDays }));
        var balancer = Stranger.Now(s.Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers.Single();
        Stranger.Now(s.Elb.ModifyLoadBalancerAttributesAsync(new ModifyLoadBalancerAttributesRequest
        {
            LoadBalancerArn = balancer.LoadBalancerArn,
            Attributes = [new LoadBalancerAttribute { Key = "idle_timeout.timeout_seconds", Value = idleSeconds.ToString(CultureInfo.InvariantCulture) }],
        }));
    }

    private static void Delete(Stranger s, string part)
    {
        var name = Prefix + part;
        Stranger.Now(s.CloudFormation.UpdateTerminationProtectionAsync(new UpdateTerminationProtectionRequest { StackName = name, EnableTerminationProtection = false }));
        Stranger.Now(s.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = name }));
    }
}
