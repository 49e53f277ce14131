namespace Cyclops.Reconcilers.LoadBalancers;

/// <summary>How much of a quota an environment takes.</summary>
/// <param name="What">What is counted.</param>
/// <param name="Has">What is there; of a region: of this environment alone.</param>
/// <param name="Adds">What its apps are to get.</param>
/// <param name="Limit">What AWS gives by default.</param>
public sealed record QuotaUse(string What, int Has, int Adds, int Limit)
{
    /// <summary>What it comes to.</summary>
    public int Total => Has + Adds;
}
