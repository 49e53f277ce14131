namespace Cyclops.Model.Manifests;

/// <summary>Mail of an environment through Amazon SES: an identity for the domain, with its DKIM records in the zone.</summary>
/// <param name="Domain">The domain mail is sent from; null: the environment's. It is the environment's domain or ends in it.</param>
public sealed record EmailSpec(string? Domain)
{
    /// <summary>The domain that mail is sent from.</summary>
    /// <param name="environment">Domain of the environment.</param>
    public string DomainIn(string environment) => Domain ?? environment;
}
