using Cyclops.Ctl.Terminal;
using Cyclops.Model.Manifests;

namespace Cyclops.Ctl.Workspaces;

/// <summary>Manifest errors as lines that editors and terminals make clickable.</summary>
internal static class ErrorPrinter
{
    public static void Print(IEnumerable<ManifestError> errors, LineWriter writer)
    {
        foreach (var error in errors)
        {
            writer.Line(error.ToString());
        }
    }

    /// <summary><c>3 errors in 2 files</c>.</summary>
    public static string Count(IReadOnlyCollection<ManifestError> errors)
    {
        var files = errors.Select(e => e.Position.File).Distinct(StringComparer.Ordinal).Count();
        return $"{Words.Count(errors.Count, "error")} in {Words.Count(files, "file")}";
    }
}
