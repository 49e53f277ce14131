namespace Cyclops.Simulation.Mutants;

/// <summary>Makes mutants: a copy of this simulation each, in which one assembly has the fault. They go when it is disposed.</summary>
internal sealed class MutantBuilder : IDisposable
{
    private readonly string _root;
    private readonly string _work;
    private readonly Dictionary<string, CompilerCall> _calls;

    private MutantBuilder(string root, Dictionary<string, CompilerCall> calls)
    {
        _root = root;
        _calls = calls;

        // Within the repository, so that a mutant finds its root as this simulation does.
        _work = Path.Combine(root, "artifacts", "mutants", $"{Environment.ProcessId}");
    }

    /// <param name="mutants">Those that will be built; the sources are as they were when this simulation was built.</param>
    /// <param name="cancellationToken">Gives the preparation up.</param>
    /// <exception cref="InvalidOperationException">The build does not say how a project is compiled.</exception>
    public static async Task<MutantBuilder> PrepareAsync(IEnumerable<Mutant> mutants, CancellationToken cancellationToken)
    {
        var root = RepositoryRoot.Find();
        var calls = new Dictionary<string, CompilerCall>(StringComparer.Ordinal);
        foreach (var project in mutants.Select(m => m.Project).Distinct())
        {
            calls[project] = await CompilerCall.AskAsync(root, project, cancellationToken);
        }

        return new(root, calls);
    }

    /// <summary>Makes one.</summary>
    public async Task<MutantBuild> BuildAsync(Mutant mutant, CancellationToken cancellationToken)
    {
        var startedAt = TimeProvider.System.GetTimestamp();
        if (mutant.Apply(await File.ReadAllTextAsync(Path.Combine(_root, mutant.File), cancellationToken)) is not { } text)
        {
            return End(null, $"the original is not exactly once in {mutant.File}");
        }

        var sources = Directory.CreateDirectory(Path.Combine(FolderOf(mutant), "source")).FullName;
        var simulation = Directory.CreateDirectory(Path.Combine(FolderOf(mutant), "simulation")).FullName;
        var file = Path.Combine(sources, Path.GetFileName(mutant.File));
        await File.WriteAllTextAsync(file, text, cancellationToken);
        var assembly = $"{Path.GetFileName(mutant.Project)}.dll";
        LayOut(simulation, assembly);
        var run = await _calls[mutant.Project].CompileAsync(
            mutant.File[(mutant.Project.Length + 1)..],
            file,
            Path.Combine(simulation, assembly),
            cancellationToken);
        return run.ExitCode == 0 ? End(simulation, "") : End(null, $"it does not compile: {ErrorOf(run)}");

        MutantBuild End(string? folder, string error) => new(folder, error, TimeProvider.System.GetElapsedTime(startedAt));
    }

    /// <summary>Removes one that is not needed any more.</summary>
    public void Remove(Mutant mutant)
    {
        if (Directory.Exists(FolderOf(mutant)))
        {
            Directory.Delete(FolderOf(mutant), recursive: true);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_work))
        {
            Directory.Delete(_work, recursive: true);
        }
    }

    /// <summary>Files are copied, as a build may replace them during a run; folders hold packages' files, which stay.</summary>
    private static void LayOut(string folder, string mutated)
    {
        foreach (var file in new DirectoryInfo(AppContext.BaseDirectory).EnumerateFiles())
        {
            if (file.Name != mutated && file.Extension is not (".xml" or ".pdb"))
            {
                file.CopyTo(Path.Combine(folder, file.Name));
            }
        }

        foreach (var packages in new DirectoryInfo(AppContext.BaseDirectory).EnumerateDirectories())
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, packages.Name), packages.FullName);
        }
    }

    private static string ErrorOf(DotnetRun run) =>
        run.Output.Split('\n').FirstOrDefault(l => l.Contains(": error ", StringComparison.Ordinal)) ?? run.FirstLine;

    private string FolderOf(Mutant mutant) => Path.Combine(_work, mutant.Name);
}
