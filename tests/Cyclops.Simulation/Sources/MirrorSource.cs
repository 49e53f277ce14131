using Cyclops.Git;
using Cyclops.Model.Sources;

namespace Cyclops.Simulation.Sources;

/// <summary>The mirror that the controller has, for a world of one thread: every answer is there when its method returns.</summary>
/// <param name="remote">Folder of the repository that is mirrored.</param>
/// <param name="cacheFolder">Folder for the mirror.</param>
internal sealed class MirrorSource(string remote, string cacheFolder) : IManifestSource, IDisposable
{
    // Git's processes live in real time, whatever the simulated one is.
    private readonly GitMirror _mirror = new(new() { Url = remote, CacheFolder = cacheFolder }, TimeProvider.System);

    public Task<CommitInfo> FetchAsync(CancellationToken cancellationToken) =>
        Ended(() => _mirror.FetchAsync(cancellationToken));

    public Task<Snapshot> ReadAsync(CommitId commit, CancellationToken cancellationToken) =>
        Ended(() => _mirror.ReadAsync(commit, cancellationToken));

    public Task<bool> IsAncestorAsync(CommitId ancestor, CommitId descendant, CancellationToken cancellationToken) =>
        Ended(() => _mirror.IsAncestorAsync(ancestor, descendant, cancellationToken));

    public Task<IReadOnlyList<CommitInfo>> LogAsync(CommitId from, CommitId to, CancellationToken cancellationToken) =>
        Ended(() => _mirror.LogAsync(from, to, cancellationToken));

    public Task<IReadOnlyList<CommitId>> RootsAsync(CommitId commit, CancellationToken cancellationToken) =>
        Ended(() => _mirror.RootsAsync(commit, cancellationToken));

    public void Dispose() => _mirror.Dispose();

    /// <summary>The task of a reading, completed or faulted.</summary>
    /// <remarks>
    /// Blocks on purpose. The simulated scheduler takes a pending task for one that waits for simulated time, and would
    /// go on without it; when a process of Git ends, it cannot know. The reading runs on the thread pool, so it
    /// needs nothing of the thread that waits here.
    /// </remarks>
    private static Task<T> Ended<T>(Func<Task<T>> read)
    {
        var task = Task.Run(read);
        Task.WaitAny(task);
        return task;
    }
}
