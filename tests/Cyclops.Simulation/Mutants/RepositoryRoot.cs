namespace Cyclops.Simulation.Mutants;

/// <summary>The folder that holds the solution.</summary>
internal static class RepositoryRoot
{
    /// <exception cref="InvalidOperationException">The simulation was not built in its repository.</exception>
    public static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cyclops.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Cyclops.sln is in no folder above the simulation.");
    }
}
