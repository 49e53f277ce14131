using static Cyclops.Aws.Permissions.ResourcePatterns;

namespace Cyclops.Aws.Permissions;

/// <summary>
/// Where CloudFormation may do what its types need. Names that a stack gives tell where they can; ids and names that AWS gives do
/// not, and there it is the region.
/// </summary>
internal static class StackResources
{
    public const string InstanceProfile = "arn:aws:iam::{account}:instance-profile/{roles}*";
    private const string LinkedRole = "arn:aws:iam::{account}:role/aws-service-role/*";
    public const string Buckets = "arn:aws:s3:::cyclops-{platform}-*";
    private const string Secrets = "arn:aws:secretsmanager:{region}:{account}:secret:{platform}/*";
    private const string Parameters = "arn:aws:ssm:{region}::parameter/aws/service/*";
    private const string Passing = "iam:PassRole/";

    public static IEnumerable<PermissionGrant> Grants(string action, PolicyScope scope)
    {
        if (action.StartsWith(Passing, StringComparison.Ordinal))
        {
            return [At("iam:PassRole", Role, new PermissionCondition("StringEquals", "iam:PassedToService", action[Passing.Length..]))];
        }

        return action switch
        {
            "iam:CreateServiceLinkedRole" => [At(action, LinkedRole)],
            "iam:AddRoleToInstanceProfile" or "iam:RemoveRoleFromInstanceProfile" => [At(action, InstanceProfile)],
            "logs:DescribeLogGroups" => [At(action, AnyLogGroup)],
            "secretsmanager:GetRandomPassword" => Regional(action, scope),
            _ when action.EndsWith("InstanceProfile", StringComparison.Ordinal) => [At(action, InstanceProfile)],
            _ => action.Split(':')[0] switch
            {
                "iam" => [At(action, Role)],
                "logs" => [At(action, LogGroup)],
                "s3" => [At(action, Buckets)],
                "scheduler" => [At(action, ScheduleGroup)],
                "secretsmanager" => [At(action, Secrets)],
                "ssm" => [At(action, Parameters)],

                // One service for all regions.
                "route53" => [At(action, Anything)],
                _ => Regional(action, scope),
            },
        };
    }

    private static PermissionGrant[] Regional(string action, PolicyScope scope) =>
        [scope.Region == PolicyScope.Any ? At(action, Anything) : At(action, Anything, new PermissionCondition("StringEquals", "aws:RequestedRegion", "{region}"))];

    private static PermissionGrant At(string action, string resource, params PermissionCondition[] conditions) =>
        new(action, resource, AccessLevel.Write, conditions);
}
