using Cyclops.Git.Reading;
using Cyclops.Git.Text;

namespace Cyclops.Git.Local;

/// <summary>Reads the regular files below a folder; links are refused, never followed.</summary>
/// <param name="top">Absolute folder that paths begin from.</param>
internal sealed class FolderReader(string top, ManifestsPath root, SnapshotLimits limits)
{
    /// <summary>The files in ordinal order of their paths.</summary>
    public async Task<IReadOnlyList<ManifestFile>> ReadAsync(bool isSha256, CancellationToken cancellationToken)
    {
        try
        {
            var entries = List();
            EntryRules.CheckTotals(entries, limits);
            var files = new List<ManifestFile>();
            foreach (var entry in entries)
            {
                var content = await File.ReadAllBytesAsync(Path.Combine(top, entry.Path), cancellationToken);
                EntryRules.Check(entry with { Size = content.Length }, limits);
                files.Add(new ManifestFile(entry.Path, ObjectName.OfBlob(content, isSha256), content));
            }

            return files;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(
                "FolderUnreadable", $"The manifests in {SafeText.Quote(top)} cannot be read: {SafeText.Clean(fault.Message)}", fault);
        }
    }

    private List<TreeEntry> List()
    {
        CheckRoot();
        var entries = new List<TreeEntry>();
        var folders = new Stack<string>([root.Text]);
        while (folders.TryPop(out var folder))
        {
            foreach (var item in new DirectoryInfo(Path.Combine(top, folder)).EnumerateFileSystemInfos())
            {
                if (IsRepository(folder, item))
                {
                    continue;
                }

                var entry = ToEntry(folder, item);
                if (entry.IsFolder)
                {
                    // A folder counts as if it held one file: so deep or hidden ones end here, too.
                    EntryRules.Check(entry with { Mode = "100644", Path = $"{entry.Path}/0" }, limits);
                    folders.Push(entry.Path);
                    continue;
                }

                EntryRules.Check(entry, limits);
                entries.Add(entry);
                if (entries.Count > limits.MaxFiles)
                {
                    throw EntryRules.TooMany(limits);
                }
            }
        }

        return entries.Count > 0
            ? [.. entries.OrderBy(entry => entry.Path, StringComparer.Ordinal)]
            : throw EntryRules.Missing(root.ToString(), top, "is empty");
    }

    /// <summary>The folder must be there, and no part of the way to it may lead elsewhere.</summary>
    private void CheckRoot()
    {
        var folder = top;
        foreach (var part in root.Parts)
        {
            folder = Path.Combine(folder, part);
            var item = new DirectoryInfo(folder);
            if (item.LinkTarget is not null)
            {
                throw EntryRules.Missing(root.ToString(), top, "is a symbolic link, not a folder,");
            }

            if (!item.Exists)
            {
                throw EntryRules.Missing(root.ToString(), top, File.Exists(folder) ? "is a file, not a folder," : "is not");
            }
        }
    }

    /// <summary>Git's own folder at the very top is no part of the tree.</summary>
    private static bool IsRepository(string folder, FileSystemInfo item) => folder.Length == 0 && item.Name == ".git";

    private static TreeEntry ToEntry(string folder, FileSystemInfo item)
    {
        var path = folder.Length == 0 ? item.Name : $"{folder}/{item.Name}";
        return item switch
        {
            { LinkTarget: not null } => new TreeEntry("120000", "", null, path),
            FileInfo file => new TreeEntry("100644", "", file.Length, path),
            _ => new TreeEntry("040000", "", null, path),
        };
    }
}
