using System.Globalization;
using Cyclops.Git.Processes;

namespace Cyclops.Git.Reading;

/// <summary>Reads the output of <c>git ls-tree -z</c>, with or without <c>--long</c>.</summary>
internal static class TreeListing
{
    public static IEnumerable<TreeEntry> Parse(string output) =>
        output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(ParseEntry);

    private static TreeEntry ParseEntry(string text)
    {
        var tab = text.IndexOf('\t', StringComparison.Ordinal);
        var fields = tab < 0 ? [] : text[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields switch
        {
            [var mode, _, var id] => new TreeEntry(mode, id, null, text[(tab + 1)..]),
            [var mode, _, var id, var size] => new TreeEntry(mode, id, Size(size), text[(tab + 1)..]),
            _ => throw new UnreadableRepositoryException("git listed a tree in an unknown form"),
        };
    }

    private static long? Size(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
}
