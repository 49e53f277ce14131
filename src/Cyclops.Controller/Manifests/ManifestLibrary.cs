using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Controller.Manifests;

/// <summary>Manifests by commit. The last few are kept in memory; a failure to read is not.</summary>
public sealed class ManifestLibrary(IManifestSource source, ManifestParser parse)
{
    private const int Capacity = 16;

    private readonly BoundedCache<CommitId, ManifestSet> _sets = new(Capacity);
    private readonly Lock _parsing = new();

    /// <summary>Where they come from.</summary>
    public IManifestSource Source { get; } = source;

    /// <summary>The manifests of a snapshot that was read already. One at a time: a parser may remember the last one.</summary>
    public ManifestSet Parse(Snapshot snapshot)
    {
        lock (_parsing)
        {
            return Parse_NeedsLock(snapshot);
        }
    }

    /// <summary>The manifests at a commit; null when it is not in the repository any more or could not be read.</summary>
    public async Task<ManifestSet?> FindAsync(CommitId commit, CancellationToken cancellationToken)
    {
        if (_sets.TryGet(commit, out var known))
        {
            return known;
        }

        try
        {
            return Parse(await Source.ReadAsync(commit, cancellationToken));
        }
        catch (SourceException)
        {
            return null;
        }
    }

    private ManifestSet Parse_NeedsLock(Snapshot snapshot)
    {
        if (snapshot.Commit is { Id: var commit })
        {
            if (!_sets.TryGet(commit, out var known))
            {
                _sets.Set(commit, known = parse(snapshot));
            }

            return known;
        }

        return parse(snapshot);
    }
}
