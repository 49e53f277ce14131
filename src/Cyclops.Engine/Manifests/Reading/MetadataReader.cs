using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>Reads the metadata of a checked file.</summary>
internal static class MetadataReader
{
    public static EquatableMap<string> Labels(ParsedFile file) => Texts(file, "labels");

    public static EquatableMap<string> Annotations(ParsedFile file) => Texts(file, "annotations");

    private static EquatableMap<string> Texts(ParsedFile file, string name) =>
        file.Metadata.Find(name) is YamlMapping map ? SharedKinds.Labels.Read(map) : EquatableMap<string>.Empty;
}
