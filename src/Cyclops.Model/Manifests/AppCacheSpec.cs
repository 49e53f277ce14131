namespace Cyclops.Model.Manifests;

/// <summary>An app's use of the environment's key-value store.</summary>
/// <param name="UrlEnv">Environment variable that holds its URL. Default <c>REDIS_URL</c>.</param>
/// <param name="PrefixEnv">Environment variable that holds what the app's keys must begin with. Default <c>REDIS_PREFIX</c>.</param>
/// <param name="Database">Number of the database in the URL, 0 to 15. Default 0.</param>
public sealed record AppCacheSpec(string UrlEnv, string PrefixEnv, int Database);
