using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>Reads what an app has beside its containers, merged and checked.</summary>
internal static class AppBackendReader
{
    public static BackendsSpec Read(YamlMapping backends, string app, EnvironmentManifest environment) => new(
        new(BackendFields.Databases.Of(backends).Select(item => KeyValuePair.Create(item.Key, Database(item.Key, item.Value, environment)))),
        new(BackendFields.Buckets.Of(backends).Select(item => KeyValuePair.Create(item.Key, Bucket(item.Key, item.Value)))))
    {
        Search = new(BackendFields.Search.Of(backends).Select(item => KeyValuePair.Create(item.Key, Search(item.Key, item.Value)))),
        Cache = BackendFields.Cache.TryOf(backends, out var cache) ? new(AppCacheFields.UrlEnv.Of(cache), AppCacheFields.PrefixEnv.Of(cache), AppCacheFields.Database.Of(cache)) : null,
        Email = BackendFields.Email.TryOf(backends, out var email) ? Email(email, app, environment) : null,
        Errors = BackendFields.Errors.TryOf(backends, out var errors) ? new(AppErrorsFields.Project.OrNull(errors) ?? $"{environment.Name}-{app}", AppErrorsFields.DsnEnv.Of(errors)) : null,
    };

    /// <summary>Where mail of an app that does not say comes from.</summary>
    public static string DefaultFrom(string app, EnvironmentManifest environment) => $"{app}@{environment.Email!.DomainIn(environment.Domain)}";

    private static AppDatabaseSpec Database(string name, YamlMapping database, EnvironmentManifest environment) => new(
        AppDatabaseFields.On.OrNull(database) ?? AppDatabaseFields.DefaultServer([.. environment.Databases.Keys])!,
        AppDatabaseFields.Extensions.Of(database),
        AppDatabaseFields.Connections.Of(database),
        AppDatabaseFields.UrlEnv.OrNull(database) ?? AppDatabaseFields.DefaultUrlEnv(name),
        AppDatabaseFields.ReadOnlyUrlEnv.OrNull(database),
        AppDatabaseFields.Rotate.OrNull(database));

    private static AppSearchSpec Search(string name, YamlMapping search) =>
        new(AppSearchFields.Configset.Of(search), AppSearchFields.UrlEnv.OrNull(search) ?? AppSearchFields.DefaultUrlEnv(name));

    private static AppEmailSpec Email(YamlMapping email, string app, EnvironmentManifest environment) => new(
        AppEmailFields.From.OrNull(email) ?? DefaultFrom(app, environment),
        AppEmailFields.Prefix.Of(email),
        AppEmailFields.Rotate.OrNull(email));

    private static AppBucketSpec Bucket(string name, YamlMapping bucket) => new(
        AppBucketFields.NameEnv.OrNull(bucket) ?? AppBucketFields.DefaultNameEnv(name),
        AppBucketFields.Access.Of(bucket),
        AppBucketFields.Versioning.Of(bucket),
        AppBucketFields.ExpireAfter.ValueOrNull(bucket) is { } time ? (int)Math.Ceiling(time.TotalDays) : null);
}
