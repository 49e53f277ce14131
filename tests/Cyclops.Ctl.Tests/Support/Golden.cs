using System.Runtime.CompilerServices;

namespace Cyclops.Ctl.Tests.Support;

/// <summary>Texts approved once and compared for ever. CYCLOPS_ACCEPT=1 writes what came out as the approved text.</summary>
internal static class Golden
{
    public static void Matches(string actual, string name, [CallerFilePath] string caller = "")
    {
        var folder = Path.Combine(ProjectFolder(caller), "Goldens");
        var file = Path.Combine(folder, name);
        if (Environment.GetEnvironmentVariable("CYCLOPS_ACCEPT") == "1")
        {
            File.WriteAllText(file, actual);
            return;
        }

        Assert.True(File.Exists(file), $"{file} is missing; run the test with CYCLOPS_ACCEPT=1 and read what it writes");
        Assert.Equal(File.ReadAllText(file), actual);
    }

    private static string ProjectFolder(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        while (!File.Exists(Path.Combine(folder, "Cyclops.Ctl.Tests.csproj")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
