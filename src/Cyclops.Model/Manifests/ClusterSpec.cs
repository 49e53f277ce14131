namespace Cyclops.Model.Manifests;

/// <summary>The capacity of an environment.</summary>
public abstract record ClusterSpec
{
    private ClusterSpec()
    {
    }

    /// <summary>A pool of EC2 instances behind a managed capacity provider; tasks use bridge networking with dynamic host ports.</summary>
    /// <param name="InstanceTypes">EC2 instance types, the preferred one first. Default <c>t3.large</c>.</param>
    /// <param name="Min">Fewest instances. Default 1.</param>
    /// <param name="Max">Most instances. Default 10.</param>
    /// <param name="KeyName">EC2 key pair for SSH; null: none.</param>
    /// <param name="TargetUtilization">Percent of reserved capacity that scaling aims at, 1 to 100. Default 70.</param>
    public sealed record Ec2(EquatableList<string> InstanceTypes, int Min, int Max, string? KeyName, int TargetUtilization)
        : ClusterSpec;

    /// <summary>AWS Fargate; tasks use awsvpc networking.</summary>
    public sealed record Fargate : ClusterSpec;
}
