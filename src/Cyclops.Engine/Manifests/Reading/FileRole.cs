namespace Cyclops.Engine.Manifests.Reading;

/// <summary>What a file is, going by its path.</summary>
internal abstract record FileRole
{
    private FileRole()
    {
    }

    public sealed record Platform : FileRole;

    public sealed record Environment(string Name) : FileRole;

    public sealed record App(string Name) : FileRole;

    /// <summary>What differs for an app in one environment.</summary>
    public sealed record Override(string AppName, string EnvironmentName) : FileRole;

    /// <summary>YAML where none belongs. What the folder is about is frozen: the file may be all of it, misspelt.</summary>
    /// <param name="AppName">App whose folder it is in; null: none.</param>
    /// <param name="EnvironmentName">Environment whose folder it is in; null: none.</param>
    public sealed record Unexpected(string Message, string Hint, string? AppName = null, string? EnvironmentName = null) : FileRole;
}
