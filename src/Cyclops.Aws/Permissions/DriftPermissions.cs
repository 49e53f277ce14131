using static Cyclops.Aws.Permissions.ResourcePatterns;

namespace Cyclops.Aws.Permissions;

/// <summary>
/// What CloudFormation reads with the rights of whoever has it detect the drift of a stack: what <see cref="StackPermissions"/> has
/// for reading.
/// </summary>
/// <remarks>
/// Source: AWS CloudFormation User Guide, "Considerations when detecting drift": a right to read each type of resource in the
/// stack, and to know how types are set up.
/// </remarks>
internal static class DriftPermissions
{
    /// <summary>No stack of an environment has secrets, and nobody needs to read one to tell whether a stack was changed.</summary>
    private static readonly string[] Unread = ["secretsmanager", "ssm"];

    /// <summary>Read while a resource is made or changed, and not to tell how it is.</summary>
    private static readonly string[] OfChanges =
    [
        "autoscaling:DescribeScalingActivities", "ec2:DescribeNetworkInterfaces", "ec2:DescribeRegions", "rds:DescribeDBEngineVersions",
        "rds:DescribeEngineDefaultParameters", "route53:GetChange", "servicediscovery:GetOperation", "servicediscovery:ListInstances",
    ];

    private static readonly string[] Verbs = ["Describe", "Get", "List"];

    /// <summary>A right each, without what CloudFormation needs to change anything.</summary>
    public static IReadOnlyList<PermissionGrant> Reads { get; } =
    [
        Reading("cloudformation:BatchDescribeTypeConfigurations"),
        .. StackPermissions.ActionsByType.Values
            .SelectMany(rows => rows)
            .SelectMany(StackPermissions.Actions)
            .Where(IsRead)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(Reading),
    ];

    private static bool IsRead(string action) =>
        action.Split(':') is [var service, var name] && !Unread.Contains(service) && !OfChanges.Contains(action) && Array.Exists(Verbs, v => name.StartsWith(v, StringComparison.Ordinal));

    private static PermissionGrant Reading(string action) => new(action, ResourceOf(action), AccessLevel.Follow);

    /// <summary>As narrow as names tell. Most of these actions know no resources.</summary>
    private static string ResourceOf(string action) => action.Split(':')[0] switch
    {
        "iam" => action == "iam:GetInstanceProfile" ? StackResources.InstanceProfile : Role,
        "logs" => action == "logs:DescribeLogGroups" ? AnyLogGroup : LogGroup,
        "s3" => StackResources.Buckets,
        "scheduler" => ScheduleGroup,
        _ => action switch
        {
            "ecs:DescribeClusters" => Cluster,
            "ecs:DescribeServices" => Service,
            "route53:GetHostedZone" or "route53:ListResourceRecordSets" => HostedZone,
            _ => Anything,
        },
    };
}
