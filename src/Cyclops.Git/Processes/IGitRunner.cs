
namespace Cyclops.Git.Processes;

/// <summary>The only door to the outside of this project.</summary>
internal interface IGitRunner
{
    /// <summary>Runs Git to its end.</summary>
    /// <exception cref="SourceException">Git is missing or took too long; a non-zero exit code is a result.</exception>
    Task<GitResult> RunAsync(GitCommand command, CancellationToken cancellationToken);
}
