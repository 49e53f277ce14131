using System.Globalization;

namespace Cyclops.Simulation.Sources;

/// <summary>Manifests folders that hold something no manifests folder may, or more than one may.</summary>
internal static class BrokenPaths
{
    private const string LimitExceeded = nameof(LimitExceeded);
    private const string UnsupportedEntry = nameof(UnsupportedEntry);

    public static IReadOnlyList<BadSource> All { get; } =
    [
        With("path-with-a-newline", UnsupportedEntry, ["manifests/apps/app-a\napp-b/app.yaml"]),
        With("path-with-a-backslash", UnsupportedEntry, [@"manifests\apps\app-a\app.yaml", @"manifests/apps/app-a\app.yaml"]),
        With("path-beyond-ascii", UnsupportedEntry, ["manifests/apps/\u00e4pp-a/app.yaml"]),
        With("path-in-two-unicode-forms", UnsupportedEntry, ["manifests/apps/\u00e4/app.yaml", "manifests/apps/a\u0308/app.yaml"]),
        With("path-too-long", LimitExceeded, [$"manifests/apps/{new string('a', 250)}/app.yaml"]),
        With("path-too-deep", LimitExceeded, ["manifests/a/b/c/d/e/f/g/h/app.yaml"]),
        With("too-many-files", LimitExceeded, Numbered(5_000)),
        With("too-many-bytes", LimitExceeded, Numbered(140), new string('#', 240 * 1024)),
        // Enough apps that were never there; what was there must not make room for them.
        With("too-many-apps-none-of-them-readable", BadSource.ManifestErrors, Numbered(1_000), "kind: App\n"),
    ];

    /// <summary>Adds files that all have one content.</summary>
    private static BadSource With(string name, string reason, IEnumerable<string> paths, string content = "") => new(
        name,
        "H6",
        r =>
        {
            var blob = r.WriteBlob(content);
            r.CommitEntries("add files", [.. paths.Select(path => ("100644", blob, path))]);
        })
    {
        ExpectedReason = reason,
    };

    private static IEnumerable<string> Numbered(int count) =>
        Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"manifests/apps/more-{number}/app.yaml"));
}
