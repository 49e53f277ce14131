using Cyclops.Git.Processes;
using Cyclops.Git.Reading;
using Cyclops.Git.Text;

namespace Cyclops.Git.Local;

/// <summary>A folder of this machine and the repository it is in, found as Git finds it: upwards.</summary>
/// <param name="Top">The repository's root folder; the folder itself where there is no repository.</param>
/// <param name="Prefix">Where the folder is below the root: <c>config/</c>; empty for the root.</param>
/// <param name="Repository">Null: the folder is in no repository.</param>
internal sealed record LocalCheckout(string Top, string Prefix, GitRepository? Repository)
{
    /// <exception cref="SourceException">Reason <c>FolderMissing</c>.</exception>
    public static async Task<LocalCheckout> FindAsync(string folder, IGitRunner git, CancellationToken cancellationToken)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(path))
        {
            throw new SourceException("FolderMissing", $"There is no folder {SafeText.Quote(path)}: give the folder of the config repository.");
        }

        var found = await git.RunAsync(GitCommands.FindRepository(path), cancellationToken);
        if (!found.Succeeded || found.OutputText.Split('\n') is not [var repository, var prefix, ..])
        {
            return new LocalCheckout(path, "", null);
        }

        var top = path;
        foreach (var _ in prefix.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            top = Path.GetDirectoryName(top) ?? top;
        }

        return new LocalCheckout(top, prefix, new GitRepository(repository, git));
    }

    /// <summary>Where manifests may be, from the root: below the folder first, so that a folder inside a repository means itself.</summary>
    public IEnumerable<ManifestsPath> Candidates(ManifestsPath path) =>
        Prefix.Length == 0 ? [path] : [ManifestsPath.Parse(Prefix + path), path];
}
