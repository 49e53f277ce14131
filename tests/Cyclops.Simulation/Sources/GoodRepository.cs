using Cyclops.Testing;

namespace Cyclops.Simulation.Sources;

/// <summary>A config repository without a fault: the platform acme, the environment staging and ten apps in it.</summary>
internal static class GoodRepository
{
    public const string Environment = "staging";
    public const string PlatformPath = "manifests/platform.yaml";
    public const string EnvironmentPath = "manifests/environments/staging/environment.yaml";

    /// <summary>Where the good head stays known while its branch goes bad.</summary>
    public const string HeadRef = "refs/simulation/good";

    public const string Platform = """
        apiVersion: cyclops/v1
        kind: Platform
        metadata: {name: acme}
        spec:
          region: eu-west-1
          tags: {team: web}
          blueprints:
            web: {port: 8080, cpu: 128, memory: 128Mi}

        """;

    public const string EnvironmentText = """
        apiVersion: cyclops/v1
        kind: Environment
        metadata: {name: staging}
        spec:
          domain: staging.example.org
          network: {managed: {cidr: 10.40.0.0/16, nat: none}}
          cluster: {ec2: {instanceTypes: [t3.large], max: 4}}

        """;

    public static IReadOnlyList<string> Apps { get; } =
        ["app-a", "app-b", "app-c", "app-d", "app-e", "app-f", "app-g", "app-h", "app-i", "app-j"];

    /// <summary>One app more than a commit may remove without a further word.</summary>
    public static IReadOnlyList<string> AppsOverBudget { get; } = [.. Apps.Take(4)];

    public static string AppPath(string app) => $"manifests/apps/{app}/app.yaml";

    /// <summary>The manifest of an app.</summary>
    /// <param name="environments">Where it runs, in flow style.</param>
    public static string App(string name, string image = "web:1", string environments = "{staging: {}}") => $$"""
        apiVersion: cyclops/v1
        kind: App
        metadata: {name: {{name}}}
        spec:
          blueprint: web
          image: {{image}}
          environments: {{environments}}

        """;

    /// <summary>Commits it, in four commits.</summary>
    public static void CommitTo(TestRepository repository)
    {
        repository.Write("README.md", "# acme\n").Write(PlatformPath, Platform).Write(EnvironmentPath, EnvironmentText);
        repository.Commit("begin");
        foreach (var app in Apps)
        {
            repository.Write(AppPath(app), App(app));
        }

        repository.Commit("add ten apps");
        repository.Write(AppPath("app-a"), App("app-a", "web:2")).Commit("app-a: web:2");
        repository.Write(AppPath("app-b"), App("app-b", "web:2")).Write(AppPath("app-c"), App("app-c", "web:2")).Commit("app-b, app-c: web:2");
        repository.Git("update-ref", HeadRef, "HEAD");
    }

    /// <summary>Copies a repository: one is made and as many as are needed are copied, which is much faster.</summary>
    public static TestRepository Copy(TestRepository from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from.Path, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from.Path, folder)));
        }

        foreach (var file in Directory.EnumerateFiles(from.Path, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from.Path, file)));
        }

        // Git leaves what is there as it is when it is asked to make a repository a second time.
        return TestRepository.Init(to);
    }
}
