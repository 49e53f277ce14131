namespace Cyclops.Model.Sources;

/// <summary>All manifest files of one commit: read in full, or not at all.</summary>
/// <param name="Commit">The commit the files are from; null for a work tree with changes not committed.</param>
/// <param name="Root">The folder of the manifests in the repository: <c>manifests</c>.</param>
/// <param name="TreeId">Git's object name of that folder: equal ids are equal manifests.</param>
/// <param name="Files">In ordinal order of their paths.</param>
public sealed record Snapshot(CommitInfo? Commit, string Root, string TreeId, EquatableList<ManifestFile> Files);
