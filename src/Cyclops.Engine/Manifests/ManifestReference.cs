using Cyclops.Engine.Manifests.Publishing;
using Cyclops.Engine.Manifests.Tables;

namespace Cyclops.Engine.Manifests;

/// <summary>The reference of all fields as Markdown tables. Made from the tables that manifests are read by.</summary>
public static class ManifestReference
{
    /// <summary>A section for each object: its fields with what they take, their default and meaning.</summary>
    public static string Markdown() => FieldTables.Write([PlatformFields.Spec, EnvironmentFields.Spec, AppFields.Spec]);
}
