namespace Cyclops.Simulation.Scenarios;

/// <summary>What is there is changed, by its manifest or that of the platform.</summary>
internal static class Changes
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        Change("update-image", f => f.App("alpha", "web:2")),
        new(
            "update-image-twice",
            [
                Act.Commit("two apps", f => f.Base().App("alpha").App("beta")),
                Act.Commit("web:2", f => f.App("alpha", "web:2"), TimeSpan.FromSeconds(33)),
                Act.Commit("web:3", f => f.App("alpha", "web:3")),
            ]),
        new(
            "scale",
            [
                Act.Commit("one app", f => f.Base().App("alpha")),
                Act.Commit("three copies", f => f.App("alpha", spec: "replicas: 3")),
                Act.Commit("none", f => f.App("alpha", spec: "replicas: 0")),
                Act.Commit("one again", f => f.App("alpha")),
            ]),
        Change("change-health-check", f => f.App("alpha", spec: "healthCheck: {path: /up, interval: 20s, timeout: 4s, healthy: 3, unhealthy: 5, codes: '200'}")),
        Change("change-draining", f => f.App("alpha", spec: "replicas: 2, rollout: {deregistrationDelay: 5s, minHealthy: 50, max: 150}")),
        Change("change-logs", f => f.App("alpha", spec: "logs: {retentionDays: 90}")),
        Change("change-env", f => f.App("alpha", spec: "env: {A: '1', B: two}, secrets: {KEY: /acme/alpha/key}, command: [run, --fast]")),
        Change("add-container", f => f.App("alpha", spec: "containers: {redis: {image: redis:7, memory: 128}}, dependsOn: [redis]")),
        Change("platform-change", f => f.Platform("tags: {team: data, cost: '42'}")),
        new(
            "platform-tags-change",
            [
                Act.Commit("two apps", f => f.Base().App("alpha").App("beta")),
                Act.Commit("a tag changes and one comes", f => f.Platform("tags: {team: data, cost: '42'}")),
                Act.Commit("one goes", f => f.Platform("tags: {team: data}")),
            ]),
        Change("defaults-change", f => f.Environment("staging", more: ["appDefaults: {logs: {retentionDays: 60}, env: {REGION: north}}"])),
        new(
            "change-and-back",
            [
                Act.Commit("two apps", f => f.Base().App("alpha").App("beta")),
                Act.Commit("everything else", f => f.App("alpha", "web:9", "replicas: 3, env: {A: '1'}, healthCheck: /x, logs: {retentionDays: 7}")),
                Act.Commit("back again", f => f.App("alpha")),
            ]),
        new(
            "suspend-and-resume",
            [
                Act.Commit("two apps", f => f.Base().App("alpha").App("beta")),
                Act.Commit("alpha is suspended and changed", f => f.App("alpha", "web:2", "suspend: true"), TimeSpan.FromMinutes(2)),
                Act.Commit("alpha goes on", f => f.App("alpha", "web:2")),
            ]),
    ];

    private static Scenario Change(string name, Action<SortedDictionary<string, string>> change) => new(
        name,
        [Act.Commit("two apps", f => f.Base().App("alpha").App("beta")), Act.Commit(name, change)]);
}
