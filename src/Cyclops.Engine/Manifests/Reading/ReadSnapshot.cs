using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>A snapshot as it was read, with all that the next reading can take over.</summary>
/// <param name="Files">Parsed files by path.</param>
/// <param name="Apps">Apps by name.</param>
internal sealed record ReadSnapshot(
    string Root,
    IReadOnlyDictionary<string, ParsedFile> Files,
    Surroundings Surroundings,
    IReadOnlyDictionary<string, ReadApp> Apps,
    ManifestSet Set);
