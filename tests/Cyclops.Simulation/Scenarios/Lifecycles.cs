using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Scenarios;

/// <summary>Apps come and go.</summary>
internal static class Lifecycles
{
    /// <summary>From at once to after a resync.</summary>
    private static readonly double[] Delays = [0, 1, 5, 20, 60, 360];

    private const string Full =
        "replicas: 2, port: 5000, cpu: 256, memory: 1Gi, healthCheck: {path: /up, interval: 15s}, hosts: [full.staging.example.org, www.full.staging.example.org, full.example.com], "
        + "env: {SITE: full}, secrets: {KEY: /acme/full/key}, containers: {redis: {image: redis:7, memory: 128, ports: [6379]}}, rollout: {deregistrationDelay: 10s}, logs: {retentionDays: 90}";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("create-minimal", [Act.Commit("one app", f => f.Base().App("alpha"))]),
        new("create-full", [Act.Commit("one app with everything", f => f.Base().App("full", spec: Full))]),
        new("create-three", [Act.Commit("three apps", f => Three(f))]),
        new("create-in-pages", [Act.Commit("three apps", f => Three(f)), Act.Commit("one more", f => f.App("delta"))], new WorldSettings { PageSize = 2 }),
        new("ten-in-one-commit", [Act.Commit("no app", f => f.Base()), Act.Commit("ten apps", Ten)]),
        new("delete", [Act.Commit("three apps", f => Three(f)), Act.Commit("beta leaves", f => f.Without("beta"))]),
        new("delete-in-pages", [Act.Commit("three apps", f => Three(f)), Act.Commit("beta leaves", f => f.Without("beta"))], new WorldSettings { PageSize = 1 }),
        new("delete-while-creating", [Act.Commit("an app", f => Three(f), TimeSpan.FromSeconds(4)), Act.Commit("beta leaves", f => f.Without("beta"))]),
        new("create-while-deleting", [Act.Commit("three apps", f => Three(f)), Act.Commit("beta leaves", f => f.Without("beta"), TimeSpan.FromSeconds(31)), Act.Commit("delta comes", f => f.App("delta"))]),
        .. Delays.Select(d => new Scenario(
            $"delete-and-add-again-after-{d:0}s",
            [
                Act.Commit("two apps", f => f.Base().App("alpha").App("beta")),
                new Act("beta leaves", w => w.Git.Commit("beta leaves", f => f.Without("beta")), TimeSpan.FromSeconds(30 + d)),
                Act.Commit("beta is back", f => f.App("beta", "web:2")),
            ])),
        new("rename", [Act.Commit("two apps", f => f.Base().App("alpha").App("beta")), Act.Commit("beta is gamma now", f => f.Without("beta").App("gamma"))]),
        new(
            "move-environment",
            [
                Act.Commit("two environments", f => f.Base().Environment("prod").App("alpha").AppIn("beta", "staging: {}")),
                Act.Commit("beta moves", f => f.AppIn("beta", "prod: {}")),
            ]),
        new(
            "everything-leaves",
            [
                Act.Commit("three apps", f => Three(f)),
                Act.Commit("all leave", f => f.Without("alpha", "beta", "gamma")),
            ]),
        new(
            "strangers-around",
            [
                Act.Commit("two apps", f => f.Base().App("alpha").App("beta")),
                Act.Meddle("strangers move in", Strangers.MoveIn, TimeSpan.FromSeconds(1)),
                Act.Commit("beta changes", f => f.App("beta", "web:2")),
                Act.Commit("beta leaves", f => f.Without("beta")),
            ]),
        Taken("target-group", Strangers.TakeGroupName, Strangers.LeaveGroupName),
        Taken("service", Strangers.TakeServiceName, Strangers.LeaveServiceName),
    ];

    /// <summary>The base and three apps.</summary>
    public static SortedDictionary<string, string> Three(SortedDictionary<string, string> files) =>
        files.Base().App("alpha").App("beta", spec: "replicas: 2, port: 80").App("gamma", spec: "hosts: []");

    /// <summary>A stranger has a name that an app is to have: it is told, and waits until the stranger leaves.</summary>
    private static Scenario Taken(string what, Action<Stranger, string> take, Action<Stranger, string> leave) => new(
        $"name-of-{what}-is-taken",
        [
            Act.Commit("one app", f => f.Base().App("alpha")),
            Act.Meddle("a stranger takes a name that beta is to have", s => take(s, "beta"), TimeSpan.FromSeconds(1)),
            Act.Commit("beta comes", f => f.App("beta"), TimeSpan.FromMinutes(2)),
            Act.Meddle("the stranger leaves", s => leave(s, "beta")),
        ]);

    private static void Ten(SortedDictionary<string, string> files)
    {
        for (var i = 0; i < 10; i++)
        {
            files.App($"app-{(char)('a' + i)}");
        }
    }
}
