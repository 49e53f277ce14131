namespace Cyclops.Ctl.CommandLine;

/// <summary>Where manifests are read from.</summary>
/// <param name="Folder">Absolute path of the repository or a folder in it.</param>
/// <param name="ManifestsPath">The manifests below it.</param>
/// <param name="Revision">Null: the files on disk.</param>
internal sealed record SourceArguments(string Folder, string ManifestsPath, string? Revision);
