using System.Reflection;

namespace Cyclops.Ctl.Up;

/// <summary>A config repository to try things on: the samples of the product, in one commit.</summary>
internal static class SampleRepository
{
    private const string Prefix = "manifests/";

    /// <summary>Creates it, unless there is a repository in the folder already: then what a person changed there is kept.</summary>
    /// <returns>Whether it was created.</returns>
    /// <exception cref="CtlException">Git is missing or refuses, or the folder cannot be written.</exception>
    public static async Task<bool> EnsureAsync(string folder, CancellationToken cancellationToken)
    {
        if (Path.Exists(Path.Combine(folder, ".git")))
        {
            return false;
        }

        try
        {
            Directory.CreateDirectory(folder);
            await WriteFilesAsync(folder, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw CtlException.BadInput($"the sample repository cannot be written to {folder}: {fault.Message}", "Give another folder with --directory.", fault);
        }

        var git = new GitTool(folder);
        await git.RunAsync(["init", "--quiet", "--initial-branch=main"], cancellationToken);
        await EnsureAuthorAsync(git, cancellationToken);
        await git.RunAsync(["add", "--all"], cancellationToken);
        await git.RunAsync(["-c", "commit.gpgSign=false", "commit", "--quiet", "--no-verify", "--message", "Sample platform with three apps"], cancellationToken);
        return true;
    }

    private static async Task WriteFilesAsync(string folder, CancellationToken cancellationToken)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var path = Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var from = assembly.GetManifestResourceStream(name)!;
            await using var to = File.Create(path);
            await from.CopyToAsync(to, cancellationToken);
        }
    }

    /// <summary>On a fresh machine Git knows nobody, and the first commit of the person who tries this would fail.</summary>
    private static async Task EnsureAuthorAsync(GitTool git, CancellationToken cancellationToken)
    {
        if (await git.AnswerAsync(["config", "user.email"], cancellationToken) is null)
        {
            await git.RunAsync(["config", "user.name", "Cyclops sample"], cancellationToken);
            await git.RunAsync(["config", "user.email", "sample@cyclops.invalid"], cancellationToken);
        }
    }
}
