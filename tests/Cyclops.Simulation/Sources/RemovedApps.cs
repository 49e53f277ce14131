using Cyclops.Testing;

namespace Cyclops.Simulation.Sources;

/// <summary>Apps that are gone from manifests without an error in them: more than may go without a further word, or beside something unreadable.</summary>
internal static class RemovedApps
{
    private const string Allowed = "remove apps\n\nCyclops-Allow-Delete: 4";

    private static readonly IReadOnlyList<string> OverBudget = GoodRepository.AppsOverBudget;

    public static IReadOnlyList<BadSource> All { get; } =
    [
        Held("all-apps-removed", r => Remove(r, GoodRepository.Apps).Commit()),
        Held("one-app-more-than-the-budget-removed", r => Remove(r, OverBudget).Commit()),
        Held("apps-removed-by-two-commits", r =>
        {
            Remove(r, OverBudget.Take(2)).Commit();
            Remove(r, OverBudget.Skip(2)).Commit();
        }),
        Held("apps-removed-and-allowed-by-one-commit", r => Remove(r, OverBudget).Commit(Allowed)),
        Held("apps-removed-after-the-commit-that-allows-it", r =>
        {
            r.Commit(Allowed);
            Remove(r, OverBudget).Commit();
        }),
        Held("more-apps-removed-than-allowed", r =>
        {
            Remove(r, GoodRepository.Apps).Commit();
            r.Commit(Allowed);
        }),
        Held("apps-removed-and-allowed-in-words", r =>
        {
            Remove(r, OverBudget).Commit();
            r.Commit("go on\n\nCyclops-Allow-Delete: four");
        }),
        Held("apps-removed-and-allowed-twice", r =>
        {
            Remove(r, OverBudget).Commit();
            r.Commit("go on\n\nCyclops-Allow-Delete: 4\nCyclops-Allow-Delete: 3");
        }),
        Held("apps-removed-by-a-merge-that-allows-it", r =>
        {
            Remove(r.Switch("tidy"), OverBudget).Commit();
            r.Switch("main").Git("merge", "--quiet", "--no-ff", "--message", Allowed, "tidy");
        }),
        Held("apps-taken-out-of-their-environment", r => Rewrite(r, OverBudget, "{}")),
        Held("all-apps-taken-out-of-their-environment", r => Rewrite(r, GoodRepository.Apps, "{}")),
        Held("app-files-renamed-to-no-yaml", r => Rename(r, OverBudget)),
        Held("all-app-files-renamed-to-no-yaml", r => Rename(r, GoodRepository.Apps)),
        Incomplete("app-removed-beside-a-broken-one", r => Remove(r, ["app-a"]).Write(GoodRepository.AppPath("app-b"), "").Commit()),
        Incomplete("app-removed-beside-a-broken-platform", r => Remove(r, ["app-a"]).Write(GoodRepository.PlatformPath, "").Commit()),
        Incomplete("app-removed-and-a-stray-file-added", r => Remove(r, ["app-a"]).Write("manifests/notes.yaml", "todo: []\n").Commit()),
        Incomplete("app-moved-to-where-no-app-belongs", r =>
        {
            r.Git("mv", "manifests/apps/app-a/app.yaml", "manifests/apps/app-a.yaml");
            r.Commit();
        }),
        Incomplete("apps-removed-and-allowed-beside-a-broken-one", r =>
        {
            Remove(r, OverBudget).Write(GoodRepository.AppPath("app-e"), "").Commit();
            r.Commit(Allowed);
        }),
    ];

    /// <summary>Takes the files of apps away; nothing is committed.</summary>
    public static TestRepository Remove(TestRepository repository, IEnumerable<string> apps)
    {
        repository.Git(["rm", "-r", "--force", "--quiet", "--", .. apps.Select(app => $"manifests/apps/{app}")]);
        return repository;
    }

    private static BadSource Held(string name, Action<TestRepository> corrupt) => new(name, "H1", corrupt);

    private static BadSource Incomplete(string name, Action<TestRepository> corrupt) => new(name, "F47", corrupt)
    {
        ExpectedReason = BadSource.ManifestErrors,
    };

    private static void Rewrite(TestRepository repository, IEnumerable<string> apps, string environments)
    {
        foreach (var app in apps)
        {
            repository.Write(GoodRepository.AppPath(app), GoodRepository.App(app, environments: environments));
        }

        repository.Commit();
    }

    private static void Rename(TestRepository repository, IEnumerable<string> apps)
    {
        foreach (var app in apps)
        {
            repository.Git("mv", GoodRepository.AppPath(app), GoodRepository.AppPath(app) + ".off");
        }

        repository.Commit();
    }
}
