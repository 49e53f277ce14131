using Cyclops.LocalCloud.Ec2;

namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>The host names of a replication group with cluster mode disabled; groups with TLS have others.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html.</remarks>
/// <param name="Label">What all endpoints of an account and region share.</param>
internal sealed record EndpointNames(string Group, string Label, string Region, bool Encrypted, int Port)
{
    public string Primary => Encrypted ? $"master.{Group}.{Tail}" : $"{Group}.{Label}.ng.0001.{Code}.cache.amazonaws.com";

    public string Reader => Encrypted ? $"replica.{Group}.{Tail}" : $"{Group}-ro.{Label}.ng.0001.{Code}.cache.amazonaws.com";

    public string Node(string id) => Encrypted ? $"{id}.{Group}.{Tail}" : $"{id}.{Label}.0001.{Code}.cache.amazonaws.com";

    private string Tail => $"{Label}.{Code}.cache.amazonaws.com";

    /// <summary>E.g. <c>euw1</c>.</summary>
    private string Code => DefaultNetwork.ZoneId(Region + "a").Split('-')[0];
}
