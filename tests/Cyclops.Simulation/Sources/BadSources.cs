namespace Cyclops.Simulation.Sources;

/// <summary>Every bad source.</summary>
internal static class BadSources
{
    public static IReadOnlyList<BadSource> All { get; } =
    [
        .. UnreachableRemotes.All,
        .. DamagedRemotes.All,
        .. MovedBranches.All,
        .. SwappedRepositories.All,
        .. BrokenFolders.All,
        .. BrokenPaths.All,
        .. BrokenSharedFiles.All,
        .. BrokenAppFiles.All,
        .. TwinFiles.All,
        .. RemovedApps.All,
    ];
}
