using System.Xml.Linq;

namespace Cyclops.Architecture.Tests;

/// <summary>What a project file says it needs.</summary>
internal sealed record ProjectFile(string Name, string Path, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages, bool UsesAspNet)
{
    public static IReadOnlyList<ProjectFile> In(string folder) =>
        [.. Repository.Files(folder, ".csproj").Select(Load)];

    private static ProjectFile Load(string path)
    {
        var document = XDocument.Parse(Repository.Read(path));
        return new ProjectFile(
            System.IO.Path.GetFileNameWithoutExtension(path),
            path,
            [.. Includes(document, "ProjectReference").Select(file => System.IO.Path.GetFileNameWithoutExtension(file.Replace('\\', '/')))],
            [.. Includes(document, "PackageReference")],
            document.Root?.Attribute("Sdk")?.Value == "Microsoft.NET.Sdk.Web" || Includes(document, "FrameworkReference").Contains("Microsoft.AspNetCore.App"));
    }

    private static IEnumerable<string> Includes(XDocument document, string item) =>
        document.Descendants(item).Select(element => element.Attribute("Include")?.Value).OfType<string>();
}
