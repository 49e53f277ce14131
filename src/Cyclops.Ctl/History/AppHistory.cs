using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Workspaces;
using Cyclops.Engine.Manifests;
using Cyclops.Git;
using Cyclops.Git.Reading;
using Cyclops.Model;
using Cyclops.Model.Sources;

namespace Cyclops.Ctl.History;

/// <summary>The versions of one app in the config repository.</summary>
/// <param name="Folder">Its folder, from the repository's root.</param>
/// <param name="Head">The commit that is looked at.</param>
/// <param name="Versions">Newest first; as many as were asked for, and one more to compare the last with, if there is one.</param>
internal sealed record AppHistory(string Folder, CommitInfo Head, IReadOnlyList<AppVersion> Versions)
{
    /// <summary>Reads them.</summary>
    /// <param name="from">The repository; the commit that <c>--ref</c> names, or what is checked out.</param>
    /// <param name="app">Its name.</param>
    /// <param name="atMost">How many.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="CtlException">No commit ever had the app.</exception>
    /// <exception cref="SourceException">There is no repository, revision or manifests folder.</exception>
    public static async Task<AppHistory> ReadAsync(SourceArguments from, string app, int atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        var source = new LocalRepositorySource(from.Folder, from.Revision ?? "HEAD", from.ManifestsPath, SnapshotLimits.Default, time);
        var head = await source.FetchAsync(cancellationToken);
        var snapshot = await source.ReadAsync(head.Id, cancellationToken);
        var folder = snapshot.Root.Length == 0 ? $"apps/{app}" : $"{snapshot.Root}/apps/{app}";
        var commits = await source.LogOfAsync(head.Id, folder, atMost + 1, cancellationToken);
        if (commits.Count == 0)
        {
            var manifests = new ManifestReader().Read(snapshot);
            Names.Check("app", [app], manifests.Apps.Keys.Concat(manifests.InvalidApps));
        }

        var reader = new ManifestReader();
        var versions = new List<AppVersion>();
        foreach (var commit in commits)
        {
            versions.Add(await VersionAsync(source, reader, commit, folder, app, cancellationToken));
        }

        return new(folder, head, versions);
    }

    private static async Task<AppVersion> VersionAsync(
        LocalRepositorySource source, ManifestReader reader, CommitInfo commit, string folder, string app, CancellationToken cancellationToken)
    {
        try
        {
            var snapshot = await source.ReadAsync(commit.Id, cancellationToken);
            var files = snapshot.Files.Where(f => f.Path.StartsWith($"{folder}/", StringComparison.Ordinal)).ToEquatableList();
            return new(commit, files, reader.Read(snapshot).Apps.GetValueOrDefault(app));
        }
        catch (SourceException fault) when (fault.Reason == "ManifestsMissing")
        {
            return new(commit, [], null);
        }
    }
}
