using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Options;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Scenarios;

/// <summary>Environments come, change, and come to their limits.</summary>
internal static class Environments
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("fargate", [Act.Commit("one app on Fargate", f => f.Base().Environment("staging", "fargate: {}").App("alpha", spec: "cpu: 256, memory: 512"))]),
        new(
            "account",
            [Act.Commit("an app in an account that is named", f => f.Base().Platform($"accounts: {{main: {{id: '{Worlds.Account}'}}}}").Environment("staging", more: ["account: main"]).App("alpha"))]),
        new("two-environments", [Act.Commit("an app in both", f => f.Base().Environment("prod").AppIn("alpha", "staging: {}, prod: {replicas: 2}"))]),
        new(
            "environment-change",
            [
                Act.Commit("one app", f => f.Base().App("alpha")),
                Act.Commit("other instances", f => f.Environment("staging", "ec2: {instanceTypes: [t3.xlarge], max: 6}")),
            ]),
        new(
            "environment-change-fails",
            [
                Act.Commit("one app", f => f.Base().App("alpha")),
                new Act(
                    "a change that fails",
                    w =>
                    {
                        w.Cloud.Faults.Add(new Fault { Operation = "cloudformation:Update/AWS::EC2::LaunchTemplate", Code = "InvalidInstanceType", Times = 50 });
                        w.Git.Commit("other instances", f => f.Environment("staging", "ec2: {instanceTypes: [t3.xlarge], max: 6}"));
                    },
                    TimeSpan.FromMinutes(6)),
                new Act(
                    "as it was",
                    w =>
                    {
                        w.Cloud.Faults.Clear();
                        w.Git.Commit("as it was", f => f.Environment("staging"));
                    }),
            ]),
        new(
            "environment-moves",
            [
                Act.Commit("one app", f => f.Base().App("alpha")),
                Act.Commit("in another region", f => f.Environment("staging", more: ["region: eu-central-1"]).App("alpha", "web:2"), TimeSpan.FromMinutes(3)),
                Act.Commit("back", f => f.Environment("staging")),
            ]),
        new(
            "pause-and-go-on",
            [
                Act.Commit("one app", f => f.Base().App("alpha")),
                Act.Commit("paused and changed", f => f.Environment("staging", more: ["paused: true"]).App("alpha", "web:2").App("beta"), TimeSpan.FromMinutes(2)),
                Act.Commit("goes on", f => f.Environment("staging")),
            ]),
        new(
            "quota-edge",
            [
                Act.Commit("two apps", f => f.Base().App("alpha").App("beta")),
                Act.Commit("one too many, and a change of another", f => f.App("gamma").App("beta", "web:2"), TimeSpan.FromMinutes(6)),
                Act.Commit("alpha makes room", f => f.Without("alpha")),
            ],
            new WorldSettings { Quotas = new LocalQuotas { TargetGroupsPerLoadBalancer = 2, RulesPerLoadBalancer = 2 } }),
        new(
            "within-the-rates",
            [Act.Commit("three apps", f => Lifecycles.Three(f)), Act.Commit("a change", f => f.App("alpha", "web:2")), Act.Commit("beta leaves", f => f.Without("beta"))],
            new WorldSettings { Throttling = true }),
    ];
}
