using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>One file, checked by itself. Depends on its path and bytes only, so it is kept while those stay.</summary>
/// <param name="Root">The whole document; null when it is no YAML map.</param>
/// <param name="Errors">What is wrong with the file by itself.</param>
internal sealed record ParsedFile(ManifestFile File, FileRole Role, YamlMapping? Root, IReadOnlyList<ManifestError> Errors)
{
    /// <summary>Whether it may be read further: everything in it has the right form.</summary>
    public bool IsValid => Root is not null && Errors.Count == 0;

    /// <summary>The spec of a valid file.</summary>
    public YamlMapping Spec => (YamlMapping)Root!.Find("spec")!;

    /// <summary>The metadata of a valid file.</summary>
    public YamlMapping Metadata => (YamlMapping)Root!.Find("metadata")!;
}
