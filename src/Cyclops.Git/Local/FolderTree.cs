using System.Text;
using Cyclops.Git.Reading;

namespace Cyclops.Git.Local;

/// <summary>The object name Git would give a folder with these files, none of them executable.</summary>
internal static class FolderTree
{
    public static string NameOf(ManifestsPath root, IReadOnlyList<ManifestFile> files)
    {
        var skip = root.IsRoot ? 0 : root.Text.Length + 1;
        return NameOf([.. files.Select(file => (file.Path[skip..], file.BlobId))]);
    }

    private static string NameOf(IReadOnlyList<(string Path, string BlobId)> files)
    {
        var entries = files
            .GroupBy(file => file.Path.Split('/')[0], StringComparer.Ordinal)
            .Select(group => group.First().Path.Contains('/', StringComparison.Ordinal)
                ? (Mode: "40000", Name: group.Key, Id: NameOf([.. group.Select(file => (file.Path[(group.Key.Length + 1)..], file.BlobId))]), Order: group.Key + "/")
                : (Mode: "100644", Name: group.Key, Id: group.First().BlobId, Order: group.Key))
            .OrderBy(entry => entry.Order, StringComparer.Ordinal);
        var content = new List<byte>();
        foreach (var (mode, name, id, _) in entries)
        {
            content.AddRange(Encoding.ASCII.GetBytes($"{mode} {name}\0"));
            content.AddRange(Convert.FromHexString(id));
        }

        return ObjectName.Of("tree", [.. content], isSha256: files[0].BlobId.Length == 64);
    }
}
