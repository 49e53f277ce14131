namespace Cyclops.Simulation.Scenarios;

/// <summary>Rollouts that fail, and what comes after.</summary>
internal static class Rollouts
{
    private const string Canary = "rollout: {strategy: canary, bake: 1m, canary: {percent: 20, bake: 1m}}";

    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(12);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        Failing("rollout-crashes", "crash:1"),
        Failing("rollout-unhealthy", "broken:1"),
        Failing("rollout-image-missing", "missing:1"),
        new(
            "rollout-fails-and-goes-back",
            [
                Act.Commit("two apps", f => f.Base().App("alpha").App("beta")),
                Act.Commit("a crash", f => f.App("alpha", "crash:1"), LongEnough),
                Act.Commit("as before", f => f.App("alpha")),
            ]),
        new(
            "first-rollout-fails",
            [
                Act.Commit("it never ran", f => f.Base().App("alpha", "crash:1").App("beta"), LongEnough),
                Act.Commit("mended", f => f.App("alpha")),
            ]),
        new(
            "release-runs-before-rollout",
            [
                Act.Commit("an app with a release", f => f.Base().App("alpha", "web:1", "release: migrate")),
                Act.Commit("another version", f => f.App("alpha", "web:2", "release: migrate")),
                Act.Commit("a release that fails", f => f.App("alpha", "web:3", "release: migrate-crash"), LongEnough),
                Act.Commit("mended", f => f.App("alpha", "web:3", "release: migrate")),
                Act.Commit("one that hangs", f => f.App("alpha", "web:4", "release: {command: hang, timeout: 1m}"), TimeSpan.FromMinutes(2)),
                Act.Commit("one that hangs for long", f => f.App("alpha", "web:5", "release: hang"), TimeSpan.FromMinutes(1)),
                Act.Commit("alpha leaves", f => f.Without("alpha")),
            ]),
        new(
            "recreate",
            [
                Act.Commit("two copies that go together", f => f.Base().App("alpha", spec: "replicas: 2, rollout: {strategy: recreate, alarms: [errors]}")),
                Act.Commit("another version", f => f.App("alpha", "web:2", "replicas: 2, rollout: {strategy: recreate, alarms: [errors]}")),
                Act.Commit("one after the other from now on", f => f.App("alpha", "web:3", "replicas: 2")),
            ]),
        new(
            "blue-green",
            [
                Act.Commit("one after the other", f => f.Base().App("alpha")),
                Act.Commit("side by side from now on", f => f.App("alpha", "web:2", "rollout: {strategy: blueGreen, bake: 1m}")),
                Act.Commit("another version", f => f.App("alpha", "web:3", "rollout: {strategy: blueGreen, bake: 1m}")),
                Act.Commit("one after the other again", f => f.App("alpha", "web:4")),
            ]),
        new(
            "canary-fails-and-goes-back",
            [
                Act.Commit("a canary", f => f.Base().App("alpha", spec: Canary)),
                Act.Commit("a crash", f => f.App("alpha", "crash:1", Canary), LongEnough),
                Act.Commit("mended", f => f.App("alpha", "web:2", Canary)),
                Act.Commit("alpha leaves", f => f.Without("alpha")),
            ]),
        new(
            "failed-rollout-is-removed",
            [
                Act.Commit("two apps", f => f.Base().App("alpha").App("beta")),
                Act.Commit("a crash", f => f.App("alpha", "crash:1"), LongEnough),
                Act.Commit("alpha leaves", f => f.Without("alpha")),
            ]),
    ];

    private static Scenario Failing(string name, string image) => new(
        name,
        [
            Act.Commit("two apps", f => f.Base().App("alpha").App("beta")),
            Act.Commit("it fails", f => f.App("alpha", image), LongEnough),
            Act.Commit("another fails, too", f => f.App("alpha", $"{image}2"), LongEnough),
            Act.Commit("mended", f => f.App("alpha", "web:2")),
        ]);
}
