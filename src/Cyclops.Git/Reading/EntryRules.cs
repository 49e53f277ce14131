using Cyclops.Git.Text;

namespace Cyclops.Git.Reading;

/// <summary>What may be below a manifests folder, in Git and on disk alike; whatever may not refuses the whole snapshot.</summary>
internal static class EntryRules
{
    public const string ManifestsMissing = nameof(ManifestsMissing);

    /// <summary>Checks one entry.</summary>
    /// <exception cref="SourceException">Reason <c>UnsupportedEntry</c> or <c>LimitExceeded</c>.</exception>
    public static void Check(TreeEntry entry, SnapshotLimits limits)
    {
        if (!entry.IsFile)
        {
            throw Unsupported(entry.Path, $"it is {entry.Description}; only regular files are read");
        }

        if (entry.Path.Length > limits.MaxPathBytes)
        {
            throw Exceeded($"the path {SafeText.Quote(entry.Path)} is longer than {limits.MaxPathBytes} bytes");
        }

        if (entry.Path.Any(c => c is < ' ' or > '~' or '\\'))
        {
            throw Unsupported(entry.Path, "paths are printable ASCII without backslashes");
        }

        var parts = entry.Path.Split('/');
        if (parts.Any(part => part is "" or "." or ".." || part.Equals(".git", StringComparison.OrdinalIgnoreCase)))
        {
            throw Unsupported(entry.Path, "a part of the path has a special meaning");
        }

        if (parts.Length > limits.MaxDepth)
        {
            throw Exceeded($"{SafeText.Quote(entry.Path)} is more than {limits.MaxDepth} levels deep");
        }

        if (entry.Size > limits.MaxFileBytes)
        {
            throw Exceeded($"{SafeText.Quote(entry.Path)} has {entry.Size} bytes, more than {limits.MaxFileBytes}");
        }
    }

    /// <summary>Checks how many there are and how much they hold.</summary>
    public static void CheckTotals(IReadOnlyCollection<TreeEntry> entries, SnapshotLimits limits)
    {
        if (entries.Count > limits.MaxFiles)
        {
            throw TooMany(limits);
        }

        if (entries.Sum(entry => entry.Size ?? 0) > limits.MaxTotalBytes)
        {
            throw Exceeded($"the files have more than {limits.MaxTotalBytes} bytes together");
        }
    }

    public static SourceException TooMany(SnapshotLimits limits) =>
        Exceeded($"there are more than {limits.MaxFiles} files, or their names are too long");

    /// <summary>The manifests folder is not there, or there is nothing in it.</summary>
    public static SourceException Missing(string root, string where, string what) => new(
        ManifestsMissing,
        $"The manifests folder {SafeText.Quote(root)} {what} in {where}. Nothing is changed or deleted; commit the manifests or correct the path in the settings.");

    private static SourceException Unsupported(string path, string why) => new(
        "UnsupportedEntry",
        $"{SafeText.Quote(path)} cannot be read: {why}. Remove it from the manifests folder.");

    private static SourceException Exceeded(string what) => new(
        "LimitExceeded",
        $"The manifests are refused: {what}. Keep only manifests in their folder.");
}
