namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>Outputs of an environment's stacks, which apps and other stacks refer to.</summary>
public static class EnvironmentOutputs
{
    public const string VpcId = "VpcId";
    public const string HostedZoneId = "HostedZoneId";

    /// <summary>Comma separated: for load balancers.</summary>
    public const string PublicSubnets = "PublicSubnets";

    /// <summary>Comma separated: for instances and tasks.</summary>
    public const string TaskSubnets = "TaskSubnets";
    public const string TaskSecurityGroup = "TaskSecurityGroup";
    public const string LoadBalancerSecurityGroup = "LoadBalancerSecurityGroup";

    public const string ClusterName = "ClusterName";
    public const string ExecutionRoleArn = "ExecutionRoleArn";
    public const string JobRoleArn = "JobRoleArn";

    /// <summary>Of the role that ECS takes to move traffic between target groups.</summary>
    public const string LoadBalancerRoleArn = "LoadBalancerRoleArn";
    public const string CertificateArn = "CertificateArn";
    public const string AccessLogBucket = "AccessLogBucket";
    public const string ListenerArn = "ListenerArn";
    public const string LoadBalancerName = "LoadBalancerName";
    public const string LoadBalancerZone = "LoadBalancerZone";

    /// <summary>As metrics name it: <c>app/name/0a1b</c>.</summary>
    public const string LoadBalancerFullName = "LoadBalancerFullName";
    public const string Host = "Host";
    public const string Port = "Port";
    public const string SecretArn = "SecretArn";
    public const string InstanceId = "InstanceId";

    /// <summary>Of the managed Solr, within the VPC: <c>http://solr.staging.acme.internal:8983/solr</c>.</summary>
    public const string SearchUrl = "SearchUrl";

    /// <summary>Of the managed key-value store, within the VPC and without a database: <c>rediss://host:6379</c>.</summary>
    public const string CacheUrl = "CacheUrl";

    /// <summary>Of the SES identity that mail is sent from.</summary>
    public const string EmailIdentityArn = "EmailIdentityArn";

    /// <summary>Hash of the template without these last ones: equal hashes are equal templates.</summary>
    internal const string TemplateHash = "CyclopsTemplate";

    /// <summary>Where it was last applied from: as a stack tag it would be put on every resource at every change.</summary>
    internal const string Commit = "CyclopsCommit";
    internal const string Network = "CyclopsNetwork";
    internal const string Domain = "CyclopsDomain";
    internal const string Capacity = "CyclopsCapacity";
    internal const string Ingress = "CyclopsIngress";
}
