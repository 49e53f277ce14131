namespace Cyclops.Aws.Permissions;

/// <summary>What CloudFormation calls for the types of resources that stacks of Cyclops can hold: one row each.</summary>
/// <remarks>
/// Source: the permissions that the types' handlers declare in their schemas,
/// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html, reduced to the properties in use.
/// </remarks>
public static class StackPermissions
{
    private const string Tags = " CreateTags DeleteTags";
    private const string ServiceLinkedRole = "CreateServiceLinkedRole";
    private const string Parameters = "AWS::SSM::Parameter::Value";

    /// <summary>Actions by type; a service stands before the first of its actions.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ActionsByType { get; } = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["AWS::AutoScaling::AutoScalingGroup"] =
        [
            "autoscaling: CreateAutoScalingGroup UpdateAutoScalingGroup DeleteAutoScalingGroup DescribeAutoScalingGroups DescribeScalingActivities CreateOrUpdateTags DeleteTags DescribeTags",
            "ec2: RunInstances DescribeLaunchTemplateVersions DescribeSubnets", $"iam: {ServiceLinkedRole} PassRole/ec2.amazonaws.com",
        ],
        ["AWS::AutoScaling::LifecycleHook"] = ["autoscaling: PutLifecycleHook DeleteLifecycleHook DescribeLifecycleHooks"],
        ["AWS::CertificateManager::Certificate"] =
        [
            "acm: RequestCertificate DescribeCertificate DeleteCertificate AddTagsToCertificate RemoveTagsFromCertificate ListTagsForCertificate",
            "route53: ChangeResourceRecordSets GetHostedZone",
        ],
        ["AWS::CloudWatch::Alarm"] = ["cloudwatch: PutMetricAlarm DescribeAlarms DeleteAlarms TagResource UntagResource ListTagsForResource"],
        ["AWS::EC2::EIP"] = ["ec2: AllocateAddress DescribeAddresses ReleaseAddress" + Tags],
        ["AWS::EC2::InternetGateway"] = ["ec2: CreateInternetGateway DescribeInternetGateways DeleteInternetGateway" + Tags],
        ["AWS::EC2::LaunchTemplate"] =
        [
            "ec2: CreateLaunchTemplate CreateLaunchTemplateVersion ModifyLaunchTemplate DescribeLaunchTemplates DescribeLaunchTemplateVersions DeleteLaunchTemplate" + Tags,
        ],
        ["AWS::EC2::NatGateway"] = ["ec2: CreateNatGateway DescribeNatGateways DeleteNatGateway" + Tags],
        ["AWS::EC2::Route"] = ["ec2: CreateRoute ReplaceRoute DeleteRoute DescribeRouteTables"],
        ["AWS::EC2::RouteTable"] = ["ec2: CreateRouteTable DescribeRouteTables DeleteRouteTable" + Tags],
        ["AWS::EC2::SecurityGroup"] =
        [
            "ec2: CreateSecurityGroup DescribeSecurityGroups DescribeSecurityGroupRules AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress DeleteSecurityGroup" + Tags,
        ],
        ["AWS::EC2::Subnet"] = ["ec2: CreateSubnet DescribeSubnets ModifySubnetAttribute DeleteSubnet" + Tags],
        ["AWS::EC2::SubnetRouteTableAssociation"] = ["ec2: AssociateRouteTable DisassociateRouteTable ReplaceRouteTableAssociation DescribeRouteTables"],
        ["AWS::EC2::VPC"] = ["ec2: CreateVpc DescribeVpcs DescribeVpcAttribute ModifyVpcAttribute DescribeNetworkAcls DescribeSecurityGroups DescribeRouteTables DeleteVpc" + Tags],
        ["AWS::EC2::VPCGatewayAttachment"] = ["ec2: AttachInternetGateway DetachInternetGateway DescribeInternetGateways"],
        ["AWS::ECS::CapacityProvider"] =
        [
            "ecs: CreateCapacityProvider UpdateCapacityProvider DescribeCapacityProviders DeleteCapacityProvider TagResource UntagResource", "autoscaling: CreateOrUpdateTags",
        ],
        ["AWS::ECS::Cluster"] = ["ecs: CreateCluster UpdateCluster DescribeClusters DeleteCluster TagResource UntagResource", $"iam: {ServiceLinkedRole}"],
        ["AWS::ECS::ClusterCapacityProviderAssociations"] = ["ecs: PutClusterCapacityProviders DescribeClusters DescribeCapacityProviders"],
        ["AWS::ECS::Service"] = ["ecs: CreateService UpdateService DescribeServices DeleteService TagResource UntagResource"],
        ["AWS::ECS::TaskDefinition"] =
            ["ecs: RegisterTaskDefinition DescribeTaskDefinition DeregisterTaskDefinition TagResource UntagResource", "iam: PassRole/ecs-tasks.amazonaws.com"],
        ["AWS::EFS::AccessPoint"] = ["elasticfilesystem: CreateAccessPoint DescribeAccessPoints DeleteAccessPoint TagResource UntagResource ListTagsForResource"],
        ["AWS::EFS::FileSystem"] =
        [
            "elasticfilesystem: CreateFileSystem UpdateFileSystem DescribeFileSystems DescribeFileSystemPolicy DescribeLifecycleConfiguration DescribeReplicationConfigurations PutBackupPolicy DescribeBackupPolicy DeleteFileSystem TagResource UntagResource",
            $"iam: {ServiceLinkedRole}",
        ],
        ["AWS::EFS::MountTarget"] =
        [
            "elasticfilesystem: CreateMountTarget DescribeMountTargets DescribeMountTargetSecurityGroups ModifyMountTargetSecurityGroups DeleteMountTarget",
            "ec2: DescribeSubnets DescribeNetworkInterfaces CreateNetworkInterface ModifyNetworkInterfaceAttribute DeleteNetworkInterface",
        ],
        ["AWS::ElastiCache::ReplicationGroup"] =
        [
            "elasticache: CreateReplicationGroup ModifyReplicationGroup ModifyReplicationGroupShardConfiguration IncreaseReplicaCount DecreaseReplicaCount DescribeReplicationGroups DescribeCacheClusters DeleteReplicationGroup AddTagsToResource RemoveTagsFromResource ListTagsForResource",
            $"iam: {ServiceLinkedRole}",
        ],
        ["AWS::ElastiCache::SubnetGroup"] = ["elasticache: CreateCacheSubnetGroup ModifyCacheSubnetGroup DescribeCacheSubnetGroups DeleteCacheSubnetGroup AddTagsToResource"],
        ["AWS::ElasticLoadBalancingV2::Listener"] =
            ["elasticloadbalancing: CreateListener ModifyListener DescribeListeners DescribeListenerAttributes DeleteListener AddTags RemoveTags DescribeTags"],
        ["AWS::ElasticLoadBalancingV2::LoadBalancer"] =
        [
            "elasticloadbalancing: CreateLoadBalancer SetSecurityGroups SetSubnets ModifyLoadBalancerAttributes DescribeLoadBalancers DescribeLoadBalancerAttributes DeleteLoadBalancer AddTags RemoveTags DescribeTags",
            $"iam: {ServiceLinkedRole}",
        ],
        ["AWS::IAM::InstanceProfile"] =
            ["iam: CreateInstanceProfile GetInstanceProfile AddRoleToInstanceProfile RemoveRoleFromInstanceProfile DeleteInstanceProfile PassRole/ec2.amazonaws.com"],
        ["AWS::IAM::Role"] =
        [
            "iam: CreateRole GetRole UpdateRole UpdateAssumeRolePolicy PutRolePolicy GetRolePolicy ListRolePolicies DeleteRolePolicy AttachRolePolicy DetachRolePolicy ListAttachedRolePolicies TagRole UntagRole DeleteRole",
        ],
        ["AWS::Logs::LogGroup"] = ["logs: CreateLogGroup DescribeLogGroups PutRetentionPolicy DeleteRetentionPolicy DeleteLogGroup TagResource UntagResource ListTagsForResource"],
        ["AWS::RDS::DBInstance"] =
        [
            "rds: CreateDBInstance ModifyDBInstance RebootDBInstance DescribeDBInstances DescribeDBEngineVersions CreateDBSnapshot DeleteDBInstance AddTagsToResource RemoveTagsFromResource ListTagsForResource",
            "ec2: DescribeSecurityGroups DescribeSubnets DescribeVpcs", $"iam: {ServiceLinkedRole}",
        ],
        ["AWS::RDS::DBParameterGroup"] =
            ["rds: CreateDBParameterGroup ModifyDBParameterGroup ResetDBParameterGroup DescribeDBParameterGroups DescribeDBParameters DescribeEngineDefaultParameters DeleteDBParameterGroup AddTagsToResource RemoveTagsFromResource ListTagsForResource"],
        ["AWS::RDS::DBSubnetGroup"] = ["rds: CreateDBSubnetGroup ModifyDBSubnetGroup DescribeDBSubnetGroups DeleteDBSubnetGroup AddTagsToResource RemoveTagsFromResource ListTagsForResource"],
        ["AWS::Route53::HostedZone"] = ["route53: CreateHostedZone GetHostedZone UpdateHostedZoneComment GetChange ChangeTagsForResource ListTagsForResource DeleteHostedZone"],
        ["AWS::Route53::RecordSet"] = ["route53: ChangeResourceRecordSets ListResourceRecordSets GetHostedZone GetChange"],
        ["AWS::S3::Bucket"] =
        [
            "s3: CreateBucket ListBucket DeleteBucket PutBucketTagging GetBucketTagging PutEncryptionConfiguration GetEncryptionConfiguration PutBucketPublicAccessBlock GetBucketPublicAccessBlock PutBucketOwnershipControls GetBucketOwnershipControls PutBucketVersioning GetBucketVersioning PutLifecycleConfiguration GetLifecycleConfiguration PutBucketCORS GetBucketCORS",
        ],
        ["AWS::S3::BucketPolicy"] = ["s3: PutBucketPolicy GetBucketPolicy DeleteBucketPolicy"],
        ["AWS::SES::EmailIdentity"] =
            ["ses: CreateEmailIdentity GetEmailIdentity PutEmailIdentityMailFromAttributes PutEmailIdentityDkimAttributes PutEmailIdentityFeedbackAttributes DeleteEmailIdentity TagResource UntagResource ListTagsForResource"],
        ["AWS::SNS::Subscription"] = ["sns: Subscribe GetSubscriptionAttributes SetSubscriptionAttributes Unsubscribe"],
        ["AWS::SNS::Topic"] =
            ["sns: CreateTopic GetTopicAttributes SetTopicAttributes Subscribe Unsubscribe ListSubscriptionsByTopic DeleteTopic TagResource UntagResource ListTagsForResource"],
        ["AWS::Scheduler::ScheduleGroup"] = ["scheduler: CreateScheduleGroup GetScheduleGroup DeleteScheduleGroup TagResource UntagResource ListTagsForResource"],
        [Parameters] = ["ssm: GetParameters"],
        ["AWS::SecretsManager::Secret"] = ["secretsmanager: CreateSecret UpdateSecret DescribeSecret GetSecretValue GetRandomPassword DeleteSecret TagResource UntagResource"],
        ["AWS::ServiceDiscovery::PrivateDnsNamespace"] =
        [
            "servicediscovery: CreatePrivateDnsNamespace UpdatePrivateDnsNamespace GetNamespace GetOperation DeleteNamespace TagResource UntagResource ListTagsForResource",
            "route53: CreateHostedZone GetHostedZone ListHostedZonesByName DeleteHostedZone ChangeResourceRecordSets", "ec2: DescribeVpcs DescribeRegions",
        ],
        ["AWS::ServiceDiscovery::Service"] =
        [
            "servicediscovery: CreateService UpdateService GetService GetOperation ListInstances DeleteService TagResource UntagResource ListTagsForResource",
            "route53: GetHostedZone ChangeResourceRecordSets",
        ],
    };

    internal static IEnumerable<PermissionGrant> Grants(PolicyScope scope) => ActionsByType.Values
        .SelectMany(rows => rows)
        .SelectMany(Actions)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)
        .SelectMany(action => StackResources.Grants(action, scope));

    /// <summary><c>ec2: A B</c> to <c>ec2:A</c> and <c>ec2:B</c>.</summary>
    internal static IEnumerable<string> Actions(string row)
    {
        var service = row[..row.IndexOf(':', StringComparison.Ordinal)];
        return row[(service.Length + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => $"{service}:{a}");
    }
}
