namespace Cyclops.Model.Sources;

/// <summary>One file of a snapshot, as it is in Git.</summary>
/// <param name="Path">Path from the repository's root, with forward slashes: <c>manifests/apps/a/app.yaml</c>.</param>
/// <param name="BlobId">Git's object name of the content: equal ids are equal bytes, so nothing unchanged is parsed again.</param>
/// <param name="Content">The bytes; nothing is decoded or converted.</param>
public sealed record ManifestFile(string Path, string BlobId, ReadOnlyMemory<byte> Content)
{
    /// <summary>By path and blob id: the content follows from the id.</summary>
    public bool Equals(ManifestFile? other) => other is not null && Path == other.Path && BlobId == other.BlobId;

    public override int GetHashCode() => HashCode.Combine(Path, BlobId);
}
