using Cyclops.Ctl.CommandLine;
using Cyclops.Engine.Manifests;
using Cyclops.Git;
using Cyclops.Git.Reading;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Ctl.Workspaces;

/// <summary>Manifests as a developer has them: on disk, committed or not, or at a revision.</summary>
/// <param name="Snapshot">The files.</param>
/// <param name="Manifests">What they say, good and bad.</param>
/// <param name="Head">The commit they are of, or are about to be committed on; null without a repository or a commit.</param>
/// <param name="IsCommitted">Whether the manifests are those of <paramref name="Head"/>.</param>
/// <param name="History">Earlier commits of the same repository.</param>
/// <param name="Description">Where they were read, for people.</param>
internal sealed record ManifestCheckout(
    Snapshot Snapshot,
    ManifestSet Manifests,
    CommitInfo? Head,
    bool IsCommitted,
    IManifestSource History,
    string Description)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="SourceException">There is no such folder, revision or manifests folder, or it cannot be read.</exception>
    public static async Task<ManifestCheckout> ReadAsync(SourceArguments from, TimeProvider time, CancellationToken cancellationToken)
    {
        var history = new LocalRepositorySource(from.Folder, from.Revision ?? "HEAD", from.ManifestsPath, SnapshotLimits.Default, time);
        if (from.Revision is not null)
        {
            var commit = await history.FetchAsync(cancellationToken);
            var snapshot = await history.ReadAsync(commit.Id, cancellationToken);
            return Of(snapshot, commit, history, $"{from.Revision} ({commit.Id.Short} \"{commit.Subject}\") of {from.Folder}");
        }

        var tree = await new WorkTreeSource(from.Folder, from.ManifestsPath, SnapshotLimits.Default, time).ReadAsync(cancellationToken);
        return Of(tree.Snapshot, tree.Head, history, Describe(from.Folder, tree));
    }

    private static ManifestCheckout Of(Snapshot snapshot, CommitInfo? head, IManifestSource history, string description) =>
        new(snapshot, new ManifestReader().Read(snapshot), head, snapshot.Commit is not null, history, description);

    private static string Describe(string folder, WorkTree tree) => tree switch
    {
        { Head: null } => $"files in {folder} (in no commit)",
        { IsDirty: true } => $"files in {folder} (not committed; on {tree.Head.Id.Short} \"{tree.Head.Subject}\")",
        _ => $"files in {folder} ({tree.Head.Id.Short} \"{tree.Head.Subject}\")",
    };
}
