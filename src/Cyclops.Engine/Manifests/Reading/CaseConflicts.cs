using Cyclops.Engine.Manifests.Errors;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>Finds manifests whose paths differ in case only: one file on some machines, two in Git.</summary>
internal static class CaseConflicts
{
    public static IEnumerable<ManifestError> Find(IEnumerable<string> paths) => paths
        .GroupBy(path => path, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Skip(1).Any())
        .SelectMany(group => group.Select(path => new ManifestError(
            ErrorCodes.CaseConflict,
            new SourcePosition(Shown.Path(path)),
            "",
            $"The path differs in case only from {string.Join(", ", group.Where(other => other != path).Select(Shown.Path))}.",
            "keep the one in lower case")));
}
