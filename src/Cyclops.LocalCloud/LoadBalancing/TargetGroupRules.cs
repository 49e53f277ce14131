using System.Text.RegularExpressions;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>What AWS accepts as a target group.</summary>
internal static partial class TargetGroupRules
{
    private const int LongestName = 32;
    private const int LongestPath = 1024;

    public static void Check(TargetGroup group)
    {
        var name = group.TargetGroupName;
        if (name.Length > LongestName)
        {
            throw AwsErrors.Validation($"Target group name '{name}' cannot be longer than '{LongestName}' characters");
        }

        if (!GroupName().IsMatch(name))
        {
            throw AwsErrors.Validation($"Target group name '{name}' can only contain letters, digits and hyphens, and cannot begin or end with a hyphen");
        }

        if (group.TargetType != TargetTypeEnum.Lambda)
        {
            CheckPlace(group);
        }

        CheckHealthCheck(group);
    }

    /// <summary>Whether a second creation means the same group.</summary>
    public static bool Same(TargetGroup a, TargetGroup b) =>
        a.Protocol == b.Protocol && a.ProtocolVersion == b.ProtocolVersion && a.Port == b.Port && a.VpcId == b.VpcId && a.TargetType == b.TargetType
        && a.IpAddressType == b.IpAddressType && a.HealthCheckEnabled == b.HealthCheckEnabled && a.HealthCheckProtocol == b.HealthCheckProtocol
        && a.HealthCheckPort == b.HealthCheckPort && a.HealthCheckPath == b.HealthCheckPath && a.HealthCheckIntervalSeconds == b.HealthCheckIntervalSeconds
        && a.HealthCheckTimeoutSeconds == b.HealthCheckTimeoutSeconds && a.HealthyThresholdCount == b.HealthyThresholdCount
        && a.UnhealthyThresholdCount == b.UnhealthyThresholdCount && a.Matcher?.HttpCode == b.Matcher?.HttpCode && a.Matcher?.GrpcCode == b.Matcher?.GrpcCode;

    private static void CheckPlace(TargetGroup group)
    {
        if (group.Protocol is null || group.Port is null)
        {
            throw AwsErrors.Validation("A protocol and a port must be specified");
        }

        if (group.VpcId is null)
        {
            throw AwsErrors.Validation("A VPC ID must be specified");
        }

        Within("port", group.Port, 1, 65535);
    }

    private static void CheckHealthCheck(TargetGroup group)
    {
        Within("healthCheckIntervalSeconds", group.HealthCheckIntervalSeconds, 5, 300);
        Within("healthCheckTimeoutSeconds", group.HealthCheckTimeoutSeconds, 2, 120);
        Within("healthyThresholdCount", group.HealthyThresholdCount, 2, 10);
        Within("unhealthyThresholdCount", group.UnhealthyThresholdCount, 2, 10);
        if (group.HealthCheckIntervalSeconds <= group.HealthCheckTimeoutSeconds)
        {
            throw AwsErrors.Validation("Health check interval must be greater than the timeout");
        }

        if (group.HealthCheckPath is { } path && (!path.StartsWith('/') || path.Length > LongestPath))
        {
            throw AwsErrors.Validation($"Health check path '{path}' must begin with a '/' character and have at most {LongestPath} characters");
        }

        if (group.Matcher?.HttpCode is { } codes && !HttpCodes().IsMatch(codes))
        {
            throw AwsErrors.Validation($"Health check matcher HTTP code '{codes}' must be within '200-499'");
        }
    }

    private static void Within(string member, int? value, int low, int high)
    {
        if (value < low || value > high)
        {
            throw AwsErrors.Validation($"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must be from {low} to {high}");
        }
    }

    [GeneratedRegex("^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex GroupName();

    [GeneratedRegex(@"^[234]\d\d(?:-[234]\d\d)?(?:,[234]\d\d(?:-[234]\d\d)?)*$", RegexOptions.CultureInvariant)]
    private static partial Regex HttpCodes();
}
