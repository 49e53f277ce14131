using Cyclops.Model.Sources;

namespace Cyclops.Engine.Tests.Manifests;

/// <summary>The sample manifests of this repository.</summary>
internal static class Samples
{
    public static string RepositoryFolder { get; } = FindRepository();

    public static Snapshot Snapshot() => Repository().Snapshot();

    public static Repository Repository()
    {
        var folder = Path.Combine(RepositoryFolder, "manifests");
        var repository = new Repository();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            repository.With(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file));
        }

        return repository;
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cyclops.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Cyclops.sln is not above the tests.");
    }
}
