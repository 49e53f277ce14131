using static Cyclops.Aws.Permissions.ResourcePatterns;

namespace Cyclops.Aws.Permissions;

/// <summary>Every operation that Cyclops calls and the IAM actions it takes: one row each.</summary>
/// <remarks>
/// Source: the Service Authorization Reference, https://docs.aws.amazon.com/service-authorization/latest/reference/, with its lists of
/// actions, resource types, condition keys, and of further actions that an operation takes.
/// </remarks>
public static class PermissionTable
{
    private const string PlatformTag = "cyclops:platform";

    private static readonly PermissionCondition Ours = new("StringEquals", $"aws:ResourceTag/{PlatformTag}", "{platform}");
    private static readonly PermissionCondition Wanted = new("StringEquals", $"aws:RequestTag/{PlatformTag}", "{platform}");
    private static readonly PermissionCondition InOurClusters = new("ArnLike", "ecs:cluster", Cluster);
    private static readonly PermissionCondition Addresses = new("ForAllValues:StringEquals", "route53:ChangeResourceRecordSetsRecordTypes", "A");

    /// <summary>Records that proved a certificate: their names begin with an underscore. They are only ever deleted.</summary>
    private static readonly PermissionCondition[] Proofs =
    [
        new("ForAllValues:StringEquals", "route53:ChangeResourceRecordSetsRecordTypes", "CNAME"),
        new("ForAllValues:StringEquals", "route53:ChangeResourceRecordSetsActions", "DELETE"),
        new("ForAllValues:StringLike", "route53:ChangeResourceRecordSetsNormalizedRecordNames", "_*"),
    ];

    private static readonly PermissionGrant PassTaskRole = Pass(Role, "ecs-tasks.amazonaws.com");
    private static readonly PermissionGrant PassTrafficRole = Pass(Role, "ecs.amazonaws.com");
    private static readonly PermissionGrant PassAppRole = Pass(AppRole, "ecs-tasks.amazonaws.com");
    private static readonly PermissionGrant PassJobRole = Pass(Role, "scheduler.amazonaws.com");
    private static readonly PermissionGrant PassStackRole = Pass(StackRole, "cloudformation.amazonaws.com");

    /// <summary>All rows.</summary>
    public static IReadOnlyList<OperationPermission> All { get; } =
    [
        Follow("ec2:DescribeAvailabilityZones", Anything),

        Read("ecs:ListServices", Anything, InOurClusters),
        Read("ecs:DescribeServices", Service),
        Read("ecs:ListTaskDefinitionFamilies", Anything),
        Read("ecs:DescribeTaskDefinition", Anything),
        Follow("ecs:ListTaskDefinitions", Anything),
        OnCall("ecs:ListTasks", Anything, InOurClusters),
        OnCall("ecs:DescribeTasks", EcsTask),
        Follow("ecs:ListTagsForResource", TaskDefinition),
        new("ecs:RunTask", Grant("ecs:RunTask", TaskDefinition, InOurClusters), NamedTagging("ecs:TagResource", EcsTask, "RunTask"), PassTaskRole),
        Change("ecs:StopTask", EcsTask),
        Create("ecs:CreateService", Service, NamedTagging("ecs:TagResource", Service, "CreateService"), PassTrafficRole),
        Change("ecs:UpdateService", Service, PassTrafficRole),
        Change("ecs:DeleteService", Service),
        Create("ecs:RegisterTaskDefinition", TaskDefinition, NamedTagging("ecs:TagResource", TaskDefinition, "RegisterTaskDefinition"), PassTaskRole, PassAppRole),

        // It knows neither resources nor tags.
        Write("ecs:DeregisterTaskDefinition", Anything),
        new("ecs:TagResource", Grant("ecs:TagResource", Service, Ours), Grant("ecs:TagResource", TaskDefinition, Ours)),
        new("ecs:UntagResource", Grant("ecs:UntagResource", Service, Ours), Grant("ecs:UntagResource", TaskDefinition, Ours)),

        Read("elbv2:DescribeTargetGroups", Anything),
        Read("elbv2:DescribeRules", Anything),
        Read("elbv2:DescribeTags", Anything),
        OnCall("elbv2:DescribeTargetHealth", Anything),
        Create("elbv2:CreateTargetGroup", TargetGroup, NamedTagging("elasticloadbalancing:AddTags", TargetGroup, "CreateTargetGroup")),
        Change("elbv2:ModifyTargetGroup", TargetGroup),
        Change("elbv2:ModifyTargetGroupAttributes", TargetGroup),
        Change("elbv2:DeleteTargetGroup", TargetGroup),

        // What is made below a listener is judged by the listener, and CloudFormation puts no tags on that.
        Create("elbv2:CreateRule", Listener, NamedTagging("elasticloadbalancing:AddTags", ListenerRule, "CreateRule")),
        Change("elbv2:ModifyRule", ListenerRule),
        Change("elbv2:DeleteRule", ListenerRule),
        new("elbv2:AddTags", Grant("elasticloadbalancing:AddTags", TargetGroup, Ours), Grant("elasticloadbalancing:AddTags", ListenerRule, Ours)),
        new("elbv2:RemoveTags", Grant("elasticloadbalancing:RemoveTags", TargetGroup, Ours), Grant("elasticloadbalancing:RemoveTags", ListenerRule, Ours)),

        Read("logs:DescribeLogGroups", AnyLogGroup),
        Read("logs:ListTagsForResource", LogGroup),

        // Of a stream, whose ARN continues that of its group.
        OnCall("logs:GetLogEvents", LogGroup),
        new("logs:FilterLogEvents", new PermissionGrant("logs:FilterLogEvents", LogGroup, AccessLevel.Operate)),
        Create("logs:CreateLogGroup", LogGroup, Grant("logs:TagResource", LogGroup, Wanted)),
        Change("logs:PutRetentionPolicy", LogGroup),
        Change("logs:DeleteLogGroup", LogGroup),
        Change("logs:TagResource", LogGroup),
        Change("logs:UntagResource", LogGroup),

        Read("route53:ListHostedZonesByName", Anything),
        Read("route53:GetHostedZone", HostedZone),
        Read("route53:ListTagsForResources", HostedZone),
        Read("route53:ListResourceRecordSets", HostedZone),
        new("route53:ChangeResourceRecordSets", Grant("route53:ChangeResourceRecordSets", HostedZone, Addresses), Grant("route53:ChangeResourceRecordSets", HostedZone, Proofs)),

        // All of them, so that one that no manifest asks for any more is seen: without a name it takes the right to list, too.
        new("cloudformation:DescribeStacks", Reading("cloudformation:DescribeStacks", Anything), Reading("cloudformation:ListStacks", Anything)),
        Read("cloudformation:GetTemplate", Stack),
        Read("cloudformation:DescribeStackEvents", Stack),
        Read("cloudformation:ListStackResources", Stack),
        Read("cloudformation:DescribeChangeSet", Stack),
        Read("cloudformation:DescribeStackResourceDrifts", Stack),

        // It reads each resource with the caller's rights, and changes none.
        Change("cloudformation:DetectStackDrift", Stack, [Grant("cloudformation:DetectStackResourceDrift", Stack, Ours), .. DriftPermissions.Reads]),
        Create("cloudformation:CreateStack", Stack, NamedTagging("cloudformation:TagResource", Stack, "CreateStack"), PassStackRole),
        Change("cloudformation:CreateChangeSet", Stack, Retagging("cloudformation:TagResource", "CreateChangeSet"), Retagging("cloudformation:UntagResource", "CreateChangeSet"), PassStackRole),
        Change("cloudformation:ExecuteChangeSet", Stack),
        Change("cloudformation:DeleteChangeSet", Stack),
        Change("cloudformation:RollbackStack", Stack),
        Change("cloudformation:ContinueUpdateRollback", Stack),
        Change("cloudformation:UpdateTerminationProtection", Stack),
        Change("cloudformation:DeleteStack", Stack, PassStackRole),

        Read("secretsmanager:ListSecrets", Anything),
        Read("secretsmanager:DescribeSecret", Secret),

        // For databases and private registries. A preview with no more than the right to look around must not be a way to every password.
        new(
            "secretsmanager:GetSecretValue",
            [
                .. Follow("secretsmanager:GetSecretValue", Secret).Grants,
                .. Follow("secretsmanager:GetSecretValue", MasterSecret).Grants,
                .. Follow("secretsmanager:GetSecretValue", RegistrySecret).Grants,
            ]),
        Create("secretsmanager:CreateSecret", Secret, Grant("secretsmanager:TagResource", Secret, Wanted)),
        Change("secretsmanager:PutSecretValue", Secret),
        Change("secretsmanager:TagResource", Secret),
        Change("secretsmanager:UntagResource", Secret),
        Change("secretsmanager:DeleteSecret", Secret),
        Change("secretsmanager:RestoreSecret", Secret),

        // Templates that are too long for one call. CloudFormation reads them with the rights of whoever gives it their address, and
        // without that to list the bucket S3 does not say that something is not there.
        new("s3:HeadObject", [.. Follow("s3:GetObject", ConfigTemplate).Grants, .. Follow("s3:ListBucket", ConfigBucket).Grants]),
        Follow("s3:GetObject", ConfigTemplate),
        new("s3:PutObject", Grant("s3:PutObject", ConfigTemplate), Grant("s3:PutObject", ConfigBackup)),

        // Buckets of apps. S3 heeds the tags of a bucket only where that is turned on for it, so their names say which are ours.
        new("s3:ListBuckets", Reading("s3:ListAllMyBuckets", Anything)),
        Read("s3:GetBucketTagging", AppBucket),
        Read("s3:GetBucketVersioning", AppBucket),
        new("s3:GetPublicAccessBlock", Reading("s3:GetBucketPublicAccessBlock", AppBucket)),
        new("s3:GetBucketEncryption", Reading("s3:GetEncryptionConfiguration", AppBucket)),
        new("s3:GetBucketLifecycleConfiguration", Reading("s3:GetLifecycleConfiguration", AppBucket)),
        new("s3:CreateBucket", Grant("s3:CreateBucket", AppBucket), Grant("s3:TagResource", AppBucket)),
        Write("s3:PutBucketTagging", AppBucket),
        Write("s3:PutBucketVersioning", AppBucket),
        new("s3:PutPublicAccessBlock", Grant("s3:PutBucketPublicAccessBlock", AppBucket)),
        new("s3:PutBucketEncryption", Grant("s3:PutEncryptionConfiguration", AppBucket)),
        new("s3:PutBucketLifecycleConfiguration", Grant("s3:PutLifecycleConfiguration", AppBucket)),
        new("s3:ListObjectVersions", Grant("s3:ListBucketVersions", AppBucket)),
        new("s3:DeleteObjects", Grant("s3:DeleteObject", AppObjects), Grant("s3:DeleteObjectVersion", AppObjects)),
        Write("s3:DeleteBucket", AppBucket),

        // Roles of apps.
        Read("iam:ListRoles", Anything),
        new("iam:GetRole", Reading("iam:GetRole", AppRole), Reading("iam:GetRole", AppRoleName)),
        Read("iam:GetRolePolicy", AppRole),
        Create("iam:CreateRole", AppRole, Grant("iam:TagRole", AppRole, Wanted)),
        Change("iam:TagRole", AppRole),
        Change("iam:UpdateAssumeRolePolicy", AppRole),
        Change("iam:PutRolePolicy", AppRole),
        Change("iam:DeleteRolePolicy", AppRole),
        Change("iam:DeleteRole", AppRole),

        // The counts of services. The alarms of its policies AWS makes with the rights of whoever makes the policies.
        Read("application-autoscaling:DescribeScalableTargets", Anything),
        Read("application-autoscaling:DescribeScalingPolicies", Anything),
        Read("application-autoscaling:ListTagsForResource", ScalableTarget),
        new(
            "application-autoscaling:RegisterScalableTarget",
            Grant("application-autoscaling:RegisterScalableTarget", ScalableTarget, Wanted),
            Grant("application-autoscaling:RegisterScalableTarget", ScalableTarget, Ours),
            Grant("application-autoscaling:TagResource", ScalableTarget, Wanted),
            Grant("iam:CreateServiceLinkedRole", ScalingRole, new PermissionCondition("StringEquals", "iam:AWSServiceName", "ecs.application-autoscaling.amazonaws.com"))),
        Change("application-autoscaling:PutScalingPolicy", ScalableTarget, Grant("cloudwatch:PutMetricAlarm", ScalingAlarm), new PermissionGrant("cloudwatch:DescribeAlarms", Anything, AccessLevel.Follow)),
        Change("application-autoscaling:DeleteScalingPolicy", ScalableTarget, Grant("cloudwatch:DeleteAlarms", ScalingAlarm)),
        Change("application-autoscaling:DeregisterScalableTarget", ScalableTarget, Grant("cloudwatch:DeleteAlarms", ScalingAlarm)),
        Change("application-autoscaling:TagResource", ScalableTarget),
        Change("application-autoscaling:UntagResource", ScalableTarget),

        // Jobs. Schedules have no tags, so the names of their groups say which are ours.
        Read("scheduler:ListSchedules", Anything),
        Read("scheduler:GetSchedule", Schedule),
        new("scheduler:CreateSchedule", Grant("scheduler:CreateSchedule", Schedule), PassJobRole),
        new("scheduler:UpdateSchedule", Grant("scheduler:UpdateSchedule", Schedule), PassJobRole),
        Write("scheduler:DeleteSchedule", Schedule),

        // Users by which apps send mail.
        Read("iam:ListUsers", Anything),
        new("iam:GetUser", Reading("iam:GetUser", AppUser), Reading("iam:GetUser", AppUserName)),
        Read("iam:GetUserPolicy", AppUser),
        Read("iam:ListAccessKeys", AppUser),
        Create("iam:CreateUser", AppUser, Grant("iam:TagUser", AppUser, Wanted)),
        Change("iam:TagUser", AppUser),
        Change("iam:PutUserPolicy", AppUser),
        Change("iam:DeleteUserPolicy", AppUser),
        Change("iam:CreateAccessKey", AppUser),
        Change("iam:DeleteAccessKey", AppUser),
        Change("iam:DeleteUser", AppUser),
        Read("ses:GetAccount", Anything),

        // Everybody may.
        new("sts:GetCallerIdentity"),

        // Called by the credentials, not by a gateway, and only where a platform has accounts with roles.
        Read("sts:AssumeRole", AssumedRole),
    ];

    private static OperationPermission Read(string operation, string resource, params PermissionCondition[] conditions) =>
        new(operation, new PermissionGrant(ActionOf(operation), resource, AccessLevel.Read, conditions));

    private static PermissionGrant Reading(string action, string resource) => new(action, resource, AccessLevel.Read);

    private static OperationPermission Follow(string operation, string resource, params PermissionCondition[] conditions) =>
        new(operation, new PermissionGrant(ActionOf(operation), resource, AccessLevel.Follow, conditions));

    /// <summary>What the controller reads to follow a change, and people on call to see how it goes.</summary>
    private static OperationPermission OnCall(string operation, string resource, params PermissionCondition[] conditions) => new(
        operation,
        new PermissionGrant(ActionOf(operation), resource, AccessLevel.Follow, conditions),
        new PermissionGrant(ActionOf(operation), resource, AccessLevel.Operate, conditions));

    private static OperationPermission Write(string operation, string resource, params PermissionCondition[] conditions) =>
        new(operation, Grant(ActionOf(operation), resource, conditions));

    /// <summary>What is made carries the platform's tag.</summary>
    private static OperationPermission Create(string operation, string resource, params PermissionGrant[] more) =>
        new(operation, [Grant(ActionOf(operation), resource, Wanted), .. more]);

    /// <summary>What is changed or deleted has the platform's tag.</summary>
    private static OperationPermission Change(string operation, string resource, params PermissionGrant[] more) =>
        new(operation, [Grant(ActionOf(operation), resource, Ours), .. more]);

    private static PermissionGrant Grant(string action, string resource, params PermissionCondition[] conditions) =>
        new(action, resource, AccessLevel.Write, conditions);

    /// <summary>Tags at a creation, where the service says which creation it is.</summary>
    private static PermissionGrant NamedTagging(string action, string resource, string creation) =>
        Grant(action, resource, Wanted, new("StringEquals", $"{action.Split(':')[0]}:CreateAction", creation));

    private static PermissionGrant Retagging(string action, string change) =>
        Grant(action, Stack, Ours, new("StringEquals", "cloudformation:CreateAction", change));

    private static PermissionGrant Pass(string role, string service) =>
        Grant("iam:PassRole", role, new PermissionCondition("StringEquals", "iam:PassedToService", service));

    /// <summary>IAM's names of services are those of the operations, but for one.</summary>
    private static string ActionOf(string operation) => operation.Replace("elbv2:", "elasticloadbalancing:", StringComparison.Ordinal);
}
