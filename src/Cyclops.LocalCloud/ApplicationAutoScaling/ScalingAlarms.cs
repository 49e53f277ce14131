using Amazon.ApplicationAutoScaling.Model;
using Amazon.CloudWatch.Model;
using Cyclops.LocalCloud.CloudWatch;
using Alarm = Amazon.ApplicationAutoScaling.Model.Alarm;

namespace Cyclops.LocalCloud.ApplicationAutoScaling;

/// <summary>The alarms of target tracking policies: AWS's own, two for each, and never anybody's to touch.</summary>
internal sealed class ScalingAlarms(LocalCore core, CloudWatchService monitoring)
{
    public void Make(ScalingPolicy policy, CallContext call)
    {
        policy.Alarms = [.. new[] { ("AlarmHigh", "GreaterThanThreshold"), ("AlarmLow", "LessThanThreshold") }.Select(a => Make(policy, a.Item1, a.Item2, call))];
    }

    public void Remove(ScalingPolicy policy, CallContext call) =>
        monitoring.Alarms.Delete(new DeleteAlarmsRequest { AlarmNames = [.. policy.Alarms.Select(a => a.AlarmName)] }, call);

    private Alarm Make(ScalingPolicy policy, string name, string comparison, CallContext call)
    {
        var whole = $"TargetTracking-{policy.ResourceId}-{name}-{core.Ids.Uuid()}";
        monitoring.Alarms.Put(
            new PutMetricAlarmRequest
            {
                AlarmName = whole,
                AlarmDescription = $"DO NOT EDIT OR DELETE. For TargetTrackingScaling policy {policy.PolicyARN}.",
                AlarmActions = [policy.PolicyARN],
                Namespace = "AWS/ECS",
                MetricName = policy.TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification?.PredefinedMetricType?.Value ?? "Custom",
                Statistic = "Average",
                Period = 60,
                EvaluationPeriods = 3,
                ComparisonOperator = comparison,
                Threshold = policy.TargetTrackingScalingPolicyConfiguration.TargetValue,
            },
            call);
        return new Alarm { AlarmName = whole, AlarmARN = call.Arn("cloudwatch", $"alarm:{whole}") };
    }
}
