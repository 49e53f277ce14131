using Cyclops.Model;

namespace Cyclops.Reconcilers.SearchCore;

/// <summary>A core of an app on its environment's Solr server.</summary>
/// <param name="Server">URL of the server: <c>http://host:8983/solr</c>.</param>
/// <param name="Core">Its name there.</param>
/// <param name="Configset">Name of a configset on the server.</param>
public sealed record SearchCoreSpec(Input Server, string Core, string Configset)
{
    /// <summary>
    /// Name of its instance directory. Solr does not say which configset a core has, but does say where the core is, also when it has
    /// been renamed: so that says it.
    /// </summary>
    public string Folder => $"{Core}.{Configset}";

    /// <summary>Its URL.</summary>
    /// <param name="server">URL of the server.</param>
    public string UrlAt(string server) => $"{server.TrimEnd('/')}/{Core}";
}
