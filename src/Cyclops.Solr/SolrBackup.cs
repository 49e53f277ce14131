namespace Cyclops.Solr;

/// <summary>How the last backup of a core ended that has ended since Solr started.</summary>
/// <param name="Name">The name that it was asked for by; null: it failed, or had none.</param>
/// <param name="Problem">What went wrong, in Solr's words; null: nothing did.</param>
public sealed record SolrBackup(string? Name, string? Problem)
{
    /// <summary>Source: SnapShooter of Solr 9, whose index of a core that was never written to has no commit.</summary>
    private const string NoCommit = "Index does not yet have any commits";

    /// <summary>Whether it failed as the core has never had a document, so that there is nothing to back up.</summary>
    public bool IsOfNothing => Problem?.StartsWith(NoCommit, StringComparison.Ordinal) == true;
}
