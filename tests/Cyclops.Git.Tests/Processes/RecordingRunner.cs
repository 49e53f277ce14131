using System.Collections.Concurrent;
using Cyclops.Git.Processes;

namespace Cyclops.Git.Tests.Processes;

/// <summary>Lets commands through and remembers them.</summary>
internal sealed class RecordingRunner(IGitRunner git) : IGitRunner
{
    public ConcurrentQueue<GitCommand> Commands { get; } = [];

    public Task<GitResult> RunAsync(GitCommand command, CancellationToken cancellationToken)
    {
        Commands.Enqueue(command);
        return git.RunAsync(command, cancellationToken);
    }
}
