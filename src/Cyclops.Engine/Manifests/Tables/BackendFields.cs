using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>What an app has beside its containers.</summary>
internal static class BackendFields
{
    public static readonly Field<EquatableMap<YamlMapping>> Databases = Field<EquatableMap<YamlMapping>>.WithDefault(
        "databases",
        new MapKind<YamlMapping>("databases", SharedKinds.DatabaseName, AppDatabaseFields.Kind, max: 10) { NullRemoves = true },
        "{}",
        "PostgreSQL databases by name: `{main: {}}` is one, with its URL in `DATABASE_URL`.");

    public static readonly ObjectKind Kind = new("Backends", "What the app has beside its containers. What holds data is kept for the platform's `safety.retention` when the app is removed.", Databases)
    {
        Planned = ["cache", "bucket", "buckets", "search", "email", "errors"],
        Synonyms = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["database"] = "databases", ["postgres"] = "databases" },
    };
}
