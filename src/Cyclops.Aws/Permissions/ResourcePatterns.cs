namespace Cyclops.Aws.Permissions;

/// <summary>ARNs of what Cyclops makes or looks at, as far as the names tell.</summary>
/// <remarks>Formats: the Service Authorization Reference, https://docs.aws.amazon.com/service-authorization/latest/reference/.</remarks>
internal static class ResourcePatterns
{
    /// <summary>For actions that know no resources.</summary>
    public const string Anything = "*";

    public const string Cluster = "arn:aws:ecs:{region}:{account}:cluster/{platform}-*";
    public const string Service = "arn:aws:ecs:{region}:{account}:service/{platform}-*/*";
    public const string EcsTask = "arn:aws:ecs:{region}:{account}:task/{platform}-*/*";
    public const string TaskDefinition = "arn:aws:ecs:{region}:{account}:task-definition/{platform}-*:*";

    /// <summary>Names of target groups, listeners and rules say nothing of the platform: their tags do.</summary>
    public const string TargetGroup = "arn:aws:elasticloadbalancing:{region}:{account}:targetgroup/*";
    public const string Listener = "arn:aws:elasticloadbalancing:{region}:{account}:listener/app/*";
    public const string ListenerRule = "arn:aws:elasticloadbalancing:{region}:{account}:listener-rule/app/*";

    /// <summary>Zones have ids that say nothing, and Route 53 has no condition for tags.</summary>
    public const string HostedZone = "arn:aws:route53:::hostedzone/*";

    /// <summary>Their ids say nothing of the platform: their tags do.</summary>
    public const string ScalableTarget = "arn:aws:application-autoscaling:{region}:{account}:scalable-target/*";

    /// <summary>The role that AWS makes for itself when the first service of an account is scaled.</summary>
    public const string ScalingRole = "arn:aws:iam::{account}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService";

    /// <summary>In a group for each environment; no name of a platform has a dot.</summary>
    public const string Schedule = "arn:aws:scheduler:{region}:{account}:schedule/{platform}.*/*";

    public const string ScheduleGroup = "arn:aws:scheduler:{region}:{account}:schedule-group/{platform}.*";

    /// <summary>Alarms of target tracking policies, by the cluster's name.</summary>
    public const string ScalingAlarm = "arn:aws:cloudwatch:{region}:{account}:alarm:TargetTracking-service/{platform}-*";

    public const string AnyLogGroup = "arn:aws:logs:{region}:{account}:log-group:*";
    public const string LogGroup = "arn:aws:logs:{region}:{account}:log-group:/cyclops/{platform}/*";

    /// <summary>What Cyclops makes, and what people keep for it.</summary>
    public const string Secret = "arn:aws:secretsmanager:{region}:{account}:secret:{platform}/*";

    /// <summary>Master passwords that RDS makes and keeps.</summary>
    public const string MasterSecret = "arn:aws:secretsmanager:{region}:{account}:secret:rds!db-*";

    /// <summary>Those that images are pulled with, each of them; see <see cref="PolicyScope.RegistrySecrets"/>.</summary>
    public const string RegistrySecret = "{registries}";

    public const string Stack = "arn:aws:cloudformation:{region}:{account}:stack/cyclops-{platform}-*";

    /// <summary>Roles that stacks make, and the one that they are made with.</summary>
    public const string Role = "arn:aws:iam::{account}:role/{roles}*";
    public const string StackRole = "arn:aws:iam::{account}:role/{roles}cloudformation";

    /// <summary>Roles that the controller makes for apps, by their path: those of stacks are not among them.</summary>
    public const string AppRole = "arn:aws:iam::{account}:role/cyclops/{platform}/*";

    /// <summary>By their names: of a role that is not there, or is a stranger's, IAM knows no path of ours.</summary>
    public const string AppRoleName = "arn:aws:iam::{account}:role/cyclops-{platform}-*";

    /// <summary>Users by which apps send mail, as the roles of apps.</summary>
    public const string AppUser = "arn:aws:iam::{account}:user/cyclops/{platform}/*";
    public const string AppUserName = "arn:aws:iam::{account}:user/cyclops-{platform}-*";

    /// <summary>Buckets that it makes for apps, and their objects.</summary>
    public const string AppBucket = "arn:aws:s3:::{platform}-*";
    public const string AppObjects = "arn:aws:s3:::{platform}-*/*";

    public const string ConfigBucket = "arn:aws:s3:::{bucket}";

    /// <summary>What was stored before data went.</summary>
    public const string ConfigBackup = "arn:aws:s3:::{bucket}/backups/*";

    /// <summary>Each under a hash of what it says.</summary>
    public const string ConfigTemplate = "arn:aws:s3:::{bucket}/templates/*";

    /// <summary>Roles of other accounts, each of them; see <see cref="PolicyScope.AssumedRoles"/>.</summary>
    public const string AssumedRole = "{assumed}";

    /// <summary>A secret by its name or ARN. Secrets Manager adds a hyphen and six characters to the name.</summary>
    public static string SecretOf(string nameOrArn) =>
        nameOrArn.StartsWith("arn:", StringComparison.Ordinal) ? nameOrArn : $"arn:aws:secretsmanager:{{region}}:{{account}}:secret:{nameOrArn}-??????";
}
