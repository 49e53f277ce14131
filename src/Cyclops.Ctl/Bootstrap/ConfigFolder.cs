using System.Text;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Up;
using Cyclops.Ctl.Workspaces;
using Cyclops.Engine.Manifests;
using Cyclops.Engine.Naming;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Ctl.Bootstrap;

/// <summary>The folder of the config repository: what is there, and what is to be.</summary>
internal sealed class ConfigFolder(string folder, TimeProvider time)
{
    private const string Root = "manifests";

    public string Path => folder;

    /// <summary>Manifests that are there already; null without a platform.</summary>
    public async Task<ManifestCheckout?> ReadAsync(CancellationToken cancellationToken) =>
        File.Exists(System.IO.Path.Combine(folder, FirstManifests.PlatformPath))
            ? await ManifestCheckout.ReadAsync(new SourceArguments(folder, Root, Revision: null), time, cancellationToken)
            : null;

    /// <summary>Whether the folder is in a Git repository.</summary>
    public async Task<bool> IsRepositoryAsync(CancellationToken cancellationToken) =>
        Directory.Exists(folder) && await new GitTool(folder).AnswerAsync(["rev-parse", "--is-inside-work-tree"], cancellationToken) == "true";

    /// <summary>What the manifests will say: those that are there, and beside them the new ones.</summary>
    public static ManifestSet Combine(ManifestCheckout? there, IEnumerable<FirstFile> files)
    {
        var known = there?.Snapshot.Files ?? [];
        var added = files
            .Where(f => !f.IsThere && f.Path.StartsWith(Root, StringComparison.Ordinal))
            .Select(f => new ManifestFile(f.Path, ResourceNames.Hash(40, f.Text), Encoding.UTF8.GetBytes(f.Text)));
        return new ManifestReader().Read(new Snapshot(Commit: null, Root, "", known.Concat(added).OrderBy(f => f.Path, StringComparer.Ordinal).ToEquatableList()));
    }

    /// <summary>Begins a repository.</summary>
    public async Task InitAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await new GitTool(folder).RunAsync(["init", "--quiet", "--initial-branch=main"], cancellationToken);
    }

    /// <summary>Writes a file that is not there.</summary>
    /// <exception cref="CtlException">It cannot be written, or somebody has written it meanwhile.</exception>
    public async Task WriteAsync(FirstFile file, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.Combine(folder, file.Path);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);

            // Whole or not at all: a run that ends here leaves no half of a file behind that the next one would keep.
            var half = $"{path}.new";
            await File.WriteAllTextAsync(half, file.Text, cancellationToken);
            File.Move(half, path, overwrite: false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw CtlException.BadInput($"{path} cannot be written: {fault.Message}", inner: fault);
        }
    }
}
