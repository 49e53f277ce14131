namespace Cyclops.LocalCloud.Authorization.Actions;

/// <summary>Application Auto Scaling.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsapplicationautoscaling.html; that alarms and the service take
/// rights of the caller's own says https://docs.aws.amazon.com/AmazonECS/latest/developerguide/auto-scaling-IAM.html.
/// </remarks>
internal static class ScalingActions
{
    private const string ServiceRole = "ecs.application-autoscaling.amazonaws.com";

    /// <param name="c">The call.</param>
    /// <param name="arnOf">The ARN of a target by the id of what is scaled; null when it is not.</param>
    public static IEnumerable<RequiredAction> Of(CallInput c, Func<string, string?> arnOf)
    {
        var known = arnOf(c.Text("ResourceId") ?? "");
        return c.Operation switch
        {
            "DescribeScalableTargets" or "DescribeScalingPolicies" or "DescribeScalingActivities" => [c.On("*")],
            "RegisterScalableTarget" when known is null =>
            [
                c.OnNew(New(c)), .. c.Tagging("TagResource", New(c)), .. OfService(c),
                Other("iam:CreateServiceLinkedRole", $"arn:aws:iam::{c.Call.Account}:role/aws-service-role/{ServiceRole}/AWSServiceRoleForApplicationAutoScaling_ECSService", c).With("iam:AWSServiceName", ServiceRole),
            ],
            "RegisterScalableTarget" => [c.On(known!), .. OfService(c)],
            "PutScalingPolicy" => [c.On(known ?? New(c)), .. Alarms(c, "PutMetricAlarm"), Other("cloudwatch:DescribeAlarms", c.Arn("cloudwatch", "alarm:*"), c)],
            "DeleteScalingPolicy" or "DeregisterScalableTarget" => [c.On(known ?? New(c)), .. Alarms(c, "DeleteAlarms")],
            _ => [c.On(c.Text("ResourceARN") ?? "*")],
        };
    }

    private static string New(CallInput c) => c.Arn("application-autoscaling", "scalable-target/*");

    private static IEnumerable<RequiredAction> Alarms(CallInput c, string action) =>
        [Other($"cloudwatch:{action}", c.Arn("cloudwatch", $"alarm:TargetTracking-{c.Text("ResourceId")}-AlarmHigh"), c)];

    private static IEnumerable<RequiredAction> OfService(CallInput c)
    {
        var arn = c.Arn("ecs", c.Text("ResourceId") ?? "service/*");
        return [Other("ecs:DescribeServices", arn, c), Other("ecs:UpdateService", arn, c)];
    }

    private static RequiredAction Other(string action, string resource, CallInput c) =>
        new(action, resource) { RequestedRegion = c.Call.Region, ResourceTags = () => c.TagsOf(resource) };
}
