using System.Text.RegularExpressions;

namespace Cyclops.Aws.Tests.Permissions;

/// <summary>Text literals in the product's source.</summary>
internal static class Sources
{
    /// <summary>What the first group of a pattern finds in the files of a folder, each once, in order.</summary>
    public static IReadOnlyList<string> Find(string folder, string files, Regex pattern) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root(), folder), files, SearchOption.AllDirectories)
            .SelectMany(file => pattern.Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Cyclops.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Cyclops.sln is in no folder above the tests.");
        }

        return folder.FullName;
    }
}
