namespace Cyclops.LocalCloud.Ecs;

/// <summary>Names and ARNs: most ECS parameters take either.</summary>
internal static class EcsArns
{
    /// <summary>The name in <c>arn:...:kind/cluster/name</c>, or the name itself.</summary>
    public static string LastPart(string reference) => reference[(reference.LastIndexOf('/') + 1)..];

    /// <summary>The kind in <c>arn:...:kind/...</c>; empty for what is no ARN.</summary>
    public static string Kind(string arn) => arn.Split(':') is [_, _, _, _, _, { } resource, ..] ? resource.Split('/')[0] : "";

    /// <summary>The cluster in <c>arn:...:kind/cluster/name</c>; null for a name.</summary>
    public static string? Cluster(string reference) => reference.StartsWith("arn:", StringComparison.Ordinal) && reference.Split('/') is [_, { } cluster, _] ? cluster : null;
}
