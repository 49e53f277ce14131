using Cyclops.Aws.Permissions;

namespace Cyclops.Simulation.Policies;

/// <summary>
/// Rights to read types of resources that take part in AWS's drift detection and not in that of the local cloud: no run can prove
/// them.
/// </summary>
internal static class UncomparedTypes
{
    private static readonly string[] Reads =
    [
        "acm: DescribeCertificate ListTagsForCertificate",
        "autoscaling: DescribeLifecycleHooks DescribeTags",
        "cloudwatch: ListTagsForResource",
        "ec2: DescribeAddresses DescribeLaunchTemplates DescribeLaunchTemplateVersions DescribeNatGateways DescribeNetworkAcls",
        "ecs: DescribeCapacityProviders",
        "elasticfilesystem: DescribeAccessPoints DescribeBackupPolicy DescribeFileSystemPolicy DescribeFileSystems DescribeLifecycleConfiguration DescribeMountTargetSecurityGroups DescribeMountTargets DescribeReplicationConfigurations ListTagsForResource",
        "elasticache: DescribeCacheClusters DescribeCacheSubnetGroups DescribeReplicationGroups ListTagsForResource",
        "iam: GetInstanceProfile",
        "rds: DescribeDBInstances DescribeDBParameterGroups DescribeDBParameters DescribeDBSubnetGroups ListTagsForResource",
        "s3: GetBucketCORS GetBucketOwnershipControls GetBucketPolicy GetBucketPublicAccessBlock GetBucketTagging GetBucketVersioning GetEncryptionConfiguration GetLifecycleConfiguration ListBucket",
        "scheduler: GetScheduleGroup ListTagsForResource",
        "servicediscovery: GetNamespace GetService ListTagsForResource",
        "ses: GetEmailIdentity ListTagsForResource",
        "sns: GetSubscriptionAttributes GetTopicAttributes ListSubscriptionsByTopic ListTagsForResource",
    ];

    private static readonly HashSet<string> Actions =
        [.. Reads.SelectMany(row => row.Split(": ") is [var service, var names] ? names.Split(' ').Select(n => $"{service}:{n}") : [])];

    /// <summary>Of apps, not of stacks: the controller reads them itself.</summary>
    private const string AppBuckets = $"arn:aws:s3:::{World.Worlds.Platform}-*";

    /// <summary>Why nothing can use a right; null when something has to.</summary>
    public static string? ReasonOf(PolicyRight right) =>
        right.Resource != AppBuckets && Actions.Contains(right.Action) ? "the local cloud does not compare such a resource when it detects drift" : null;
}
