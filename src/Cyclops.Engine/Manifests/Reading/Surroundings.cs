using Cyclops.Engine.Manifests.Layers;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>What every app is read against: the platform and all environments. One instance as long as none of their files changes.</summary>
/// <param name="Platform">Null when it is missing or invalid.</param>
/// <param name="PlatformFile">The file of a valid platform.</param>
/// <param name="Environments">Valid environments by name.</param>
/// <param name="EnvironmentFiles">Their files.</param>
/// <param name="KnownEnvironments">Names of all environments there are, valid or not.</param>
/// <param name="Errors">Errors of these files.</param>
internal sealed record Surroundings(
    PlatformManifest? Platform,
    ParsedFile? PlatformFile,
    IReadOnlyDictionary<string, EnvironmentManifest> Environments,
    IReadOnlyDictionary<string, ParsedFile> EnvironmentFiles,
    IReadOnlySet<string> KnownEnvironments,
    IReadOnlyList<ManifestError> Errors)
{
    /// <summary>Names of the blueprints of a valid platform.</summary>
    public IReadOnlyList<string> BlueprintNames => Blueprints is null ? [] : [.. Blueprints.Entries.Select(entry => entry.Name)];

    private YamlMapping? Blueprints => PlatformFile is null ? null : PlatformFields.Blueprints.NodeIn(PlatformFile.Spec) as YamlMapping;

    /// <summary>A blueprint as a layer; null when there is none of that name.</summary>
    public Layer? Blueprint(string name) => Blueprints?.Find(name) is YamlMapping root
        ? new Layer($"blueprint {name}", $"spec.blueprints.{name}", root)
        : null;

    /// <summary>The defaults that a valid environment has for its apps, as a layer; null when it has none.</summary>
    public Layer? AppDefaults(string environment) =>
        EnvironmentFields.AppDefaults.NodeIn(EnvironmentFiles[environment].Spec) is YamlMapping root
            ? new Layer($"appDefaults of {environment}", "spec.appDefaults", root)
            : null;
}
