using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>An app as it was read, and what it was read from: as long as that is the same, so is this.</summary>
/// <param name="Manifest">Null when it is invalid.</param>
internal sealed record ReadApp(
    AppFiles Files,
    Surroundings Surroundings,
    AppManifest? Manifest,
    IReadOnlyList<HostClaim> Claims,
    IReadOnlyList<ManifestError> Errors);
