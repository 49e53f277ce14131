namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>Outputs of an environment's stack, which apps refer to.</summary>
public static class EnvironmentOutputs
{
    public const string VpcId = "VpcId";
    public const string ClusterName = "ClusterName";
    public const string ListenerArn = "ListenerArn";
    public const string LoadBalancerName = "LoadBalancerName";
    public const string LoadBalancerZone = "LoadBalancerZone";
    public const string HostedZoneId = "HostedZoneId";
    public const string ExecutionRoleArn = "ExecutionRoleArn";

    /// <summary>Comma separated.</summary>
    public const string TaskSubnets = "TaskSubnets";
    public const string TaskSecurityGroup = "TaskSecurityGroup";

    /// <summary>Hash of the template without these last ones: equal hashes are equal templates.</summary>
    internal const string TemplateHash = "CyclopsTemplate";

    /// <summary>Where it was last applied from: as a stack tag it would be put on every resource at every change.</summary>
    internal const string Commit = "CyclopsCommit";
    internal const string Network = "CyclopsNetwork";
    internal const string Domain = "CyclopsDomain";
    internal const string Capacity = "CyclopsCapacity";
    internal const string Ingress = "CyclopsIngress";
}
