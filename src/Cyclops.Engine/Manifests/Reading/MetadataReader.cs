using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>Reads the metadata of a checked file.</summary>
internal static class MetadataReader
{
    public static EquatableMap<string> Labels(ParsedFile file) => Texts(file, "labels", SharedKinds.Labels);

    public static EquatableMap<string> Annotations(ParsedFile file) => Texts(file, "annotations", SharedKinds.Annotations);

    private static EquatableMap<string> Texts(ParsedFile file, string name, MapKind<string> kind) =>
        file.Metadata.Find(name) is YamlMapping map ? kind.Read(map) : EquatableMap<string>.Empty;
}
