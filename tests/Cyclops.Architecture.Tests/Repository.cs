namespace Cyclops.Architecture.Tests;

/// <summary>The files of this repository, as they are on disk.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = ["artifacts", "bin", "obj", ".git", "node_modules"];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder by the end of their names; paths from the root with forward slashes, in order.</summary>
    public static IEnumerable<string> Files(string folder, string extension)
    {
        var top = Path.Combine(Root, folder);
        return Directory.Exists(top)
            ? Directory.EnumerateFiles(top, $"*{extension}", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(file => !file.Split('/').Any(NotOurs.Contains))
                .Order(StringComparer.Ordinal)
            : [];
    }

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>Fails with one line per violation.</summary>
    public static void AssertNone(string rule, IEnumerable<string> violations)
    {
        var found = violations.ToArray();
        Assert.True(found.Length == 0, $"{rule}\n{string.Join('\n', found)}");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cyclops.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Cyclops.sln is in no folder above the tests.");
    }
}
