namespace Cyclops.Git;

/// <summary>The manifests as they are on disk.</summary>
/// <param name="Snapshot">Its commit is null when the files differ from <paramref name="Head"/> or there is none.</param>
/// <param name="Head">The commit that is checked out; null for a folder in no repository, or in one without commits.</param>
public sealed record WorkTree(Snapshot Snapshot, CommitInfo? Head)
{
    /// <summary>Whether there are manifests that are not committed.</summary>
    public bool IsDirty => Snapshot.Commit is null;
}
