using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>Reads what apps of a checked environment may use: databases, cache, search, mail.</summary>
internal static class BackendReader
{
    public static EquatableMap<DatabaseSpec> Databases(YamlMapping spec) =>
        new(EnvironmentFields.Databases.Of(spec).Select(item => KeyValuePair.Create(item.Key, Database(item.Value))));

    public static CacheSpec? Cache(YamlMapping spec)
    {
        if (EnvironmentFields.Cache.OrNull(spec) is not { } cache)
        {
            return null;
        }

        if (CacheFields.Existing.TryOf(cache, out var existing))
        {
            return new CacheSpec.Existing(CacheFields.Url.Of(existing));
        }

        var managed = CaseOf(cache, CacheFields.Managed);
        return new CacheSpec.Managed(
            CacheFields.Engine.Of(managed),
            CacheFields.VersionOf(managed),
            CacheFields.NodeType.Of(managed),
            CacheFields.Replicas.Of(managed),
            CacheFields.SnapshotDays.Of(managed));
    }

    public static SearchSpec? Search(YamlMapping spec)
    {
        if (EnvironmentFields.Search.OrNull(spec) is not { } search)
        {
            return null;
        }

        if (SearchFields.Existing.TryOf(search, out var existing))
        {
            return new SearchSpec.Existing(SearchFields.Url.Of(existing));
        }

        var managed = CaseOf(search, SearchFields.Managed);
        return new SearchSpec.Managed(SearchFields.Image.Of(managed), SearchFields.Memory.Of(managed), SearchFields.Cpu.Of(managed));
    }

    public static EmailSpec? Email(YamlMapping spec) =>
        EnvironmentFields.Email.OrNull(spec) is { } email ? new EmailSpec(EmailFields.Domain.OrNull(email)) : null;

    /// <summary>The map of a case of a union; empty, for its defaults, where the union is.</summary>
    public static YamlMapping CaseOf(YamlMapping union, Field<YamlMapping> field) => field.OrNull(union) ?? YamlMapping.EmptyAt(union);

    private static DatabaseSpec Database(YamlMapping database)
    {
        if (DatabaseFields.Existing.TryOf(database, out var existing))
        {
            return new DatabaseSpec.Existing(
                DatabaseFields.Host.Of(existing),
                DatabaseFields.Port.Of(existing),
                DatabaseFields.SecretArn.Of(existing));
        }

        var managed = CaseOf(database, DatabaseFields.Managed);
        return new DatabaseSpec.Managed(
            DatabaseFields.Class.Of(managed),
            DatabaseFields.Version.Of(managed),
            DatabaseFields.Storage.Of(managed),
            DatabaseFields.MaxStorage.IsNullIn(managed) ? null : DatabaseFields.MaxStorage.Of(managed),
            DatabaseFields.Iops.ValueOrNull(managed),
            DatabaseFields.MultiAz.Of(managed),
            DatabaseFields.BackupDays.Of(managed),
            DatabaseFields.DeletionProtection.Of(managed));
    }
}
