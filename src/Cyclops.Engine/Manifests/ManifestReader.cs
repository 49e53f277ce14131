using Cyclops.Engine.Manifests.Reading;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Engine.Manifests;

/// <summary>
/// Turns the files of a snapshot into manifests. Never throws on what a file holds: every error is in the result,
/// all of them at once, each with its place.
/// </summary>
/// <remarks>
/// An instance remembers the last snapshot it read, so that the next one costs what changed: files with the same path
/// and blob id are not parsed again, apps are not merged again. The answer does not depend on it. Not for use by two
/// threads at once.
/// </remarks>
public sealed class ManifestReader
{
    private ReadSnapshot? _last;

    /// <summary>Reads all manifests of a snapshot.</summary>
    public ManifestSet Read(Snapshot snapshot) => ReadAll(snapshot).Set;

    internal ReadSnapshot ReadAll(Snapshot snapshot)
    {
        _last = SnapshotReader.Read(snapshot, _last);
        return _last;
    }
}
