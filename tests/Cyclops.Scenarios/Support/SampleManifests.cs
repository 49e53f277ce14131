using Cyclops.Testing;

namespace Cyclops.Scenarios.Support;

/// <summary>The sample manifests of this repository, as a config repository of their own.</summary>
internal static class SampleManifests
{
    public static TestRepository CommitTo(string folder)
    {
        var repository = TestRepository.Init(folder);
        var samples = Path.Combine(RootOfThisRepository(), "manifests");
        foreach (var file in Directory.EnumerateFiles(samples, "*.yaml", SearchOption.AllDirectories))
        {
            repository.Write(Path.Combine("manifests", Path.GetRelativePath(samples, file)).Replace('\\', '/'), File.ReadAllText(file));
        }

        repository.Commit("three apps in two environments");
        return repository;
    }

    private static string RootOfThisRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Cyclops.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("no folder above the tests holds Cyclops.sln");
        }

        return folder.FullName;
    }
}
