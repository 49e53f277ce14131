
namespace Cyclops.Simulation.Scenarios;

/// <summary>The branch goes bad and well again.</summary>
internal static class Branches
{
    private static readonly TimeSpan AWhile = TimeSpan.FromMinutes(7);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "bad-snapshot-then-good",
            [
                Act.Commit("two apps", f => f.Base().App("alpha").App("beta")),
                Act.Commit("alpha is broken, beta left out", f => f.Without("beta").Text("apps/alpha/app.yaml", "apiVersion: [\n"), AWhile),
                Act.Commit("mended", f => f.App("alpha", "web:2")),
            ]),
        new(
            "platform-missing-then-there",
            [
                Act.Commit("two apps", f => f.Base().App("alpha").App("beta")),
                Act.Commit("no platform", f => f.Remove("manifests/platform.yaml"), AWhile),
                Act.Commit("mended", f => f.Platform().App("alpha", "web:2")),
            ]),
        new(
            "force-push-then-forward",
            [
                Act.Commit("two apps", f => f.Base().App("alpha").App("beta")),
                Act.Commit("a third", f => f.App("gamma")),
                new Act("force-push", w => w.Git.MoveTo(w.Git.Info(w.Git.Head!.Parents[0])), AWhile),
                new Act("moved back", w => w.Git.MoveTo(w.Git.Log[^1]), TimeSpan.FromMinutes(2)),
                Act.Commit("forward", f => f.App("alpha", "web:2")),
            ]),
        new(
            "over-budget-then-allowed",
            [
                Act.Commit("five apps", f => Five(f)),
                Act.Commit("four leave", f => f.Without("app-a", "app-b", "app-c", "app-d"), AWhile, allowDelete: 4),
                Act.Commit("it is meant", _ => { }, allowDelete: 4),
            ]),
        new(
            "over-budget-then-back",
            [
                Act.Commit("five apps", f => Five(f)),
                Act.Commit("four leave", f => f.Without("app-a", "app-b", "app-c", "app-d"), AWhile),
                Act.Commit("a mistake", f => Five(f)),
            ]),
    ];

    private static SortedDictionary<string, string> Five(SortedDictionary<string, string> files)
    {
        files.Base();
        for (var i = 0; i < 5; i++)
        {
            files.App($"app-{(char)('a' + i)}");
        }

        return files;
    }
}
