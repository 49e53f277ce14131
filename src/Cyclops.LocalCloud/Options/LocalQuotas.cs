namespace Cyclops.LocalCloud.Options;

/// <summary>AWS's default quotas, as far as the local cloud enforces them. Lower them to test the way out.</summary>
public sealed record LocalQuotas
{
    /// <summary>Not adjustable at AWS.</summary>
    public int TargetGroupsPerLoadBalancer { get; init; } = 100;

    /// <summary>Default rules do not count.</summary>
    public int RulesPerLoadBalancer { get; init; } = 100;

    public int ConditionValuesPerRule { get; init; } = 5;
    public int ListenersPerLoadBalancer { get; init; } = 50;
    public int LoadBalancersPerRegion { get; init; } = 50;
    public int TargetGroupsPerRegion { get; init; } = 3000;
    public int TargetsPerLoadBalancer { get; init; } = 1000;
    public int ServicesPerCluster { get; init; } = 5000;
    public int TasksPerService { get; init; } = 5000;
    public int TaskDefinitionBytes { get; init; } = 64 * 1024;
    public int TagsPerResource { get; init; } = 50;
    public int RecordsPerHostedZone { get; init; } = 10_000;
    public int ResourcesPerStack { get; init; } = 500;
    public int CertificatesPerRegion { get; init; } = 2500;
    public int DomainsPerCertificate { get; init; } = 10;
    public int DatabaseInstancesPerRegion { get; init; } = 40;
    public int DatabaseSnapshotsPerRegion { get; init; } = 100;
    public int SubnetsPerDatabaseSubnetGroup { get; init; } = 20;
    public int SecretBytes { get; init; } = 64 * 1024;
    public int VersionsPerSecret { get; init; } = 100;
}
