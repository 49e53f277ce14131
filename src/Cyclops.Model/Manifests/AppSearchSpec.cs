namespace Cyclops.Model.Manifests;

/// <summary>A core of an app on the environment's Solr server.</summary>
/// <param name="Configset">Name of a configset on the server. Default <c>_default</c>.</param>
/// <param name="UrlEnv">Environment variable that holds its URL. Default <c>SOLR_URL</c> for <c>main</c>, <c>NAME_SOLR_URL</c> for others.</param>
public sealed record AppSearchSpec(string Configset, string UrlEnv);
