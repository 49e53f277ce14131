namespace Cyclops.Ctl.Tests.Support;

/// <summary>A config repository with one environment and as many apps as asked for.</summary>
internal static class ConfigRepository
{
    public static TestRepository Create(string folder, params string[] apps)
    {
        var repository = TestRepository.Init(folder)
            .Write("manifests/platform.yaml", "apiVersion: cyclops/v1\nkind: Platform\nmetadata: {name: test}\nspec: {}\n")
            .Write(
                "manifests/environments/staging/environment.yaml",
                "apiVersion: cyclops/v1\nkind: Environment\nmetadata: {name: staging}\nspec:\n  domain: staging.localhost\n  logs: {retentionDays: 7}\n");
        foreach (var app in apps)
        {
            repository.WriteApp(app, "1");
        }

        repository.Commit("begin");
        return repository;
    }

    public static TestRepository WriteApp(this TestRepository repository, string app, string version) => repository.Write(
        $"manifests/apps/{app}/app.yaml",
        $"apiVersion: cyclops/v1\nkind: App\nmetadata: {{name: {app}}}\nspec:\n  image: example/{app}:{version}\n  environments: {{staging: {{}}}}\n");
}
