using Amazon.ECS.Model;

namespace Cyclops.LocalCloud.Ecs.Clusters;

/// <summary>Which capacity providers a cluster or strategy may name.</summary>
internal static class Providers
{
    /// <summary>The providers that every account has.</summary>
    public static IReadOnlyList<string> OfAws { get; } = ["FARGATE", "FARGATE_SPOT"];

    public static bool IsFargate(string name) => OfAws.Contains(name);

    /// <summary>All providers must exist, and the strategy may name only them.</summary>
    public static void Check(EcsRegion region, List<string>? providers, List<CapacityProviderStrategyItem>? strategy)
    {
        if (providers?.Find(p => !IsFargate(p) && !region.Providers.ContainsKey(EcsArns.LastPart(p))) is { } missing)
        {
            throw new InvalidParameterException($"The specified capacity provider '{missing}' was not found. Specify a valid name or ARN and try again.");
        }

        if (strategy?.Find(i => providers?.Contains(i.CapacityProvider) != true) is { } foreign)
        {
            throw new InvalidParameterException($"The capacity provider '{foreign.CapacityProvider}' in the strategy is not associated with the cluster.");
        }
    }
}
