namespace Cyclops.Ctl.Bootstrap;

/// <summary>A file of the config repository.</summary>
/// <param name="Path">From the repository's folder, with forward slashes.</param>
/// <param name="Text">What would be written.</param>
/// <param name="IsThere">Whether there is a file already: it is kept whatever it says.</param>
/// <param name="Lacks">Lines that a file which is there has not, comments aside.</param>
internal sealed record FirstFile(string Path, string Text, bool IsThere, IReadOnlyList<string> Lacks)
{
    /// <summary>Compares with what is on disk.</summary>
    /// <exception cref="CtlException">It cannot be read.</exception>
    public static FirstFile Of(string folder, string path, string text)
    {
        var file = System.IO.Path.Combine(folder, path);
        try
        {
            if (!System.IO.Path.Exists(file))
            {
                return new(path, text, IsThere: false, []);
            }

            var there = Lines(File.ReadAllText(file)).ToHashSet(StringComparer.Ordinal);
            return new(path, text, IsThere: true, [.. Lines(text).Where(l => !there.Contains(l))]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw CtlException.BadInput($"{file} cannot be read: {fault.Message}", inner: fault);
        }
    }

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith('#'));
}
