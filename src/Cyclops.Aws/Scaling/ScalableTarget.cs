namespace Cyclops.Aws.Scaling;

/// <summary>An ECS service whose count Application Auto Scaling sets.</summary>
/// <param name="Arn">What tags are set by.</param>
/// <param name="ResourceId"><c>service/cluster/name</c>.</param>
/// <param name="Min">Fewest tasks.</param>
/// <param name="Max">Most tasks.</param>
public sealed record ScalableTarget(string Arn, string ResourceId, int Min, int Max)
{
    /// <summary>The id of an ECS service.</summary>
    public static string IdOf(string cluster, string service) => $"{PrefixOf(cluster)}{service}";

    /// <summary>What the ids of all services of a cluster begin with.</summary>
    public static string PrefixOf(string cluster) => $"service/{cluster}/";
}
