namespace Cyclops.Solr;

/// <summary>A core of a Solr server.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Folder">The last part of its instance directory, which a renamed core keeps; null: Solr does not say.</param>
public sealed record SolrCore(string Name, string? Folder);
