using Cyclops.Git.Mirroring;
using Cyclops.Git.Processes;
using Cyclops.Git.Reading;
using Cyclops.Git.Remotes;

namespace Cyclops.Git;

/// <summary>
/// The config repository as a bare mirror on disk. Nothing is checked out, no hook, filter or submodule runs, and an
/// answer is complete or an exception. May be used by several callers at once.
/// </summary>
public sealed class GitMirror : IManifestSource, IDisposable
{
    private const long CacheBytes = 64 * 1024 * 1024;
    private const int MaxPacks = 50;

    private readonly GitMirrorSettings _settings;
    private readonly RemoteAddress _remote;
    private readonly IGitRunner _git;
    private readonly RemoteBranch _branch;
    private readonly SnapshotReader _reader;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private MirrorFolder? _folder;
    private volatile GitRepository? _repository;
    private CommitInfo? _head;

    /// <exception cref="SourceException">Reason <c>AddressRefused</c>, <c>BranchRefused</c> or <c>PathRefused</c>: the settings are wrong.</exception>
    public GitMirror(GitMirrorSettings settings, TimeProvider time)
        : this(settings, remote => new GitProcess(
            GitEnvironment.ForRemote(remote, settings), settings.FetchTimeout, settings.ReadTimeout, time))
    {
    }

    internal GitMirror(GitMirrorSettings settings, Func<RemoteAddress, IGitRunner> git)
    {
        _settings = settings;
        _remote = RemoteAddress.Parse(settings.Url, settings.AllowLocal);
        _git = git(_remote);
        _branch = new RemoteBranch(_remote, BranchName.Parse(settings.Branch), _git, GitEnvironment.Secrets(_remote, settings));
        _reader = new SnapshotReader(ManifestsPath.Parse(settings.ManifestsPath), settings.Limits, new BlobCache(CacheBytes));
    }

    /// <inheritdoc/>
    /// <remarks>Where the head did not move this is one short question to the remote. A burst of pushes ends in its last commit.</remarks>
    /// <exception cref="SourceException">Reason <c>FetchFailed</c>, <c>BranchMissing</c>, <c>RepositoryEmpty</c>, <c>GitTimedOut</c>, <c>RepositoryCorrupt</c>.</exception>
    public async Task<CommitInfo> FetchAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            Open();
            var head = await _branch.FindHeadAsync(_settings.CacheFolder, cancellationToken);
            if (_repository is null || !await HasAsync(_repository, head, cancellationToken))
            {
                await FetchObjectsAsync(head, cancellationToken);
            }

            return _head!;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    /// <exception cref="SourceException">Reason <c>CommitMissing</c>, <c>ManifestsMissing</c>, <c>UnsupportedEntry</c>, <c>LimitExceeded</c>, <c>RepositoryCorrupt</c>.</exception>
    public Task<Snapshot> ReadAsync(CommitId commit, CancellationToken cancellationToken) =>
        ReadingAsync(repository => _reader.ReadAsync(repository, commit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> IsAncestorAsync(CommitId ancestor, CommitId descendant, CancellationToken cancellationToken) =>
        ancestor == descendant
        || await ReadingAsync(repository => repository.IsAncestorAsync(ancestor, descendant, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CommitInfo>> LogAsync(CommitId from, CommitId to, CancellationToken cancellationToken) =>
        ReadingAsync(repository => repository.LogAsync(from, to, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CommitId>> RootsAsync(CommitId commit, CancellationToken cancellationToken) =>
        ReadingAsync(repository => repository.RootsAsync(commit, cancellationToken), cancellationToken);

    public void Dispose()
    {
        _folder?.Dispose();
        _gate.Dispose();
    }

    private void Open()
    {
        if (_folder is not null)
        {
            return;
        }

        _folder = MirrorFolder.Open(_settings.CacheFolder, _remote);
        File.WriteAllText(Path.Combine(_settings.CacheFolder, GitEnvironment.ServerConfigName), GitEnvironment.ServerConfig);
        _repository = _folder.Current is { } current ? new GitRepository(current, _git) : null;
    }

    /// <summary>Whether the mirror is already at the remote's head; then its details are known, too.</summary>
    private async Task<bool> HasAsync(GitRepository repository, CommitId head, CancellationToken cancellationToken)
    {
        if (_head?.Id == head)
        {
            return true;
        }

        if (await repository.ResolveAsync(GitCommands.HeadRef, cancellationToken) != head)
        {
            return false;
        }

        _head = await repository.CommitAsync(head, cancellationToken);
        return true;
    }

    private async Task FetchObjectsAsync(CommitId head, CancellationToken cancellationToken)
    {
        if (_repository is null)
        {
            await RebuildAsync(head, cancellationToken);
            return;
        }

        MirrorFolder.RemoveLeftovers(_repository.Folder);
        var result = await _branch.FetchAsync(_repository.Folder, cancellationToken);
        if (!result.Succeeded)
        {
            // The remote answered a moment ago: before it is blamed, the mirror must be sound.
            if (await IsSoundAsync(_repository, cancellationToken))
            {
                throw _branch.Failed(result);
            }

            await RebuildAsync(head, cancellationToken);
            return;
        }

        _head = await ArrivedAsync(_repository, head, result, cancellationToken);
        await RepackAsync(_repository, cancellationToken);
    }

    /// <summary>Fetches into a new folder and swaps it in when everything in it is there.</summary>
    private async Task RebuildAsync(CommitId head, CancellationToken cancellationToken)
    {
        var repository = new GitRepository(_folder!.Prepare(), _git);
        var made = await _git.RunAsync(GitCommands.Init(repository.Folder, isSha256: head.Sha.Length == 64), cancellationToken);
        var fetched = made.Succeeded ? await _branch.FetchAsync(repository.Folder, cancellationToken) : made;
        if (!fetched.Succeeded)
        {
            throw _branch.Failed(fetched);
        }

        var arrived = await ArrivedAsync(repository, head, fetched, cancellationToken);
        if (!await IsSoundAsync(repository, cancellationToken))
        {
            throw _branch.Corrupt("what the remote sent is incomplete", null);
        }

        _head = arrived;
        _folder.Promote(repository.Folder);
        _repository = repository;
    }

    /// <summary>The fetched head, which is the promised commit or a later one.</summary>
    /// <remarks>Git reports success also where it refused to update the branch, as from a shallow remote.</remarks>
    private async Task<CommitInfo> ArrivedAsync(
        GitRepository repository, CommitId promised, GitResult fetched, CancellationToken cancellationToken) =>
        await repository.ResolveAsync(GitCommands.HeadRef, cancellationToken) is { } commit
        && (commit == promised || await repository.IsAncestorAsync(promised, commit, cancellationToken))
            ? await repository.CommitAsync(commit, cancellationToken)
            : throw _branch.Failed(fetched);

    private async Task<bool> IsSoundAsync(GitRepository repository, CancellationToken cancellationToken) =>
        (await _git.RunAsync(GitCommands.Verify(repository.Folder), cancellationToken)).Succeeded;

    /// <summary>Every fetch leaves a pack; many of them make reading slow.</summary>
    private async Task RepackAsync(GitRepository repository, CancellationToken cancellationToken)
    {
        var packs = Directory.EnumerateFiles(Path.Combine(repository.Folder, "objects", "pack"), "*.pack");
        if (packs.Count() > MaxPacks)
        {
            await _git.RunAsync(GitCommands.Repack(repository.Folder), cancellationToken);
        }
    }

    private async Task<T> ReadingAsync<T>(Func<GitRepository, Task<T>> read, CancellationToken cancellationToken)
    {
        var repository = _repository ?? await OpenedAsync(cancellationToken);
        try
        {
            return await read(repository);
        }
        catch (SourceException fault) when (fault.Reason == GitRepository.CommitMissing)
        {
            // A commit that was never here leaves the mirror sound.
            if (repository == _repository && await IsSoundAsync(repository, cancellationToken))
            {
                throw;
            }
        }
        catch (UnreadableRepositoryException)
        {
            // Made anew below.
        }

        var anew = await HealedAsync(repository, cancellationToken);
        try
        {
            return await read(anew);
        }
        catch (UnreadableRepositoryException fault)
        {
            throw _branch.Corrupt(fault.Message, fault);
        }
    }

    private async Task<GitRepository> OpenedAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            Open();
            return _repository ?? throw new SourceException(
                GitRepository.CommitMissing, "Nothing was fetched yet: the mirror is empty.");
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The repository that replaces a damaged one; another caller may have made it already.</summary>
    private async Task<GitRepository> HealedAsync(GitRepository damaged, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_repository == damaged)
            {
                await RebuildAsync(await _branch.FindHeadAsync(_settings.CacheFolder, cancellationToken), cancellationToken);
            }

            return _repository!;
        }
        finally
        {
            _gate.Release();
        }
    }
}
