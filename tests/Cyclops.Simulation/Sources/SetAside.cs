using Cyclops.Testing;

namespace Cyclops.Simulation.Sources;

/// <summary>Puts a whole repository aside, so that something else can be where it was.</summary>
internal static class SetAside
{
    /// <summary>Moves the repository away.</summary>
    public static void Put(TestRepository repository) => Directory.Move(repository.Path, PathOf(repository));

    /// <summary>Moves it back, in the place of whatever folder is there.</summary>
    public static void Restore(TestRepository repository)
    {
        if (Directory.Exists(repository.Path))
        {
            Directory.Delete(repository.Path, recursive: true);
        }

        Directory.Move(PathOf(repository), repository.Path);
    }

    /// <summary>Where a repository is that was put aside.</summary>
    public static string PathOf(TestRepository repository) => repository.Path + ".aside";
}
