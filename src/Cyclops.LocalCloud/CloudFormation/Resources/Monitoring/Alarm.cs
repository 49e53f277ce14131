using System.Text.Json.Nodes;
using Amazon.CloudWatch.Internal;
using Amazon.CloudWatch.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::CloudWatch::Alarm</c>: Ref is the name.</summary>
internal sealed class Alarm : ResourceType
{
    public override string Name => "AWS::CloudWatch::Alarm";

    public override string Properties =>
        "ActionsEnabled AlarmActions AlarmDescription AlarmName ComparisonOperator DatapointsToAlarm Dimensions EvaluateLowSampleCountPercentile EvaluationPeriods "
        + "ExtendedStatistic InsufficientDataActions MetricName Metrics Namespace OKActions Period Statistic Tags Threshold ThresholdMetricId TreatMissingData Unit";

    public override string Replaces => "AlarmName";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var name = call.NameOr("AlarmName", 255);
        var there = call.Call<DescribeAlarmsResponse>(CloudWatchSchema.DescribeAlarms, new JsonObject { ["AlarmNames"] = new JsonArray(name) });
        if (there.MetricAlarms.Count > 0)
        {
            throw AwsErrors.Sender("AlreadyExists", $"{name} already exists");
        }

        var request = call.Without();
        request["AlarmName"] = name;
        call.Call(CloudWatchSchema.PutMetricAlarm, request);
        return new Made(name, new JsonObject { ["Arn"] = Arn(call, name) });
    }

    public override Made Update(ResourceCall call)
    {
        var request = call.Without("Tags");
        request["AlarmName"] = call.PhysicalId;
        call.Call(CloudWatchSchema.PutMetricAlarm, request);
        var (arn, gone) = (Arn(call, call.PhysicalId), TagLists.Gone(TagLists.Map(call.Previous["Tags"]), TagLists.Map(call.Properties["Tags"])));
        call.Call(CloudWatchSchema.TagResource, new JsonObject { ["ResourceARN"] = arn, ["Tags"] = call.Properties["Tags"]?.DeepClone() ?? new JsonArray() });
        call.Call(CloudWatchSchema.UntagResource, new JsonObject { ["ResourceARN"] = arn, ["TagKeys"] = gone });
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) => call.Call(CloudWatchSchema.DeleteAlarms, new JsonObject { ["AlarmNames"] = new JsonArray(call.PhysicalId) });

    private static string Arn(ResourceCall call, string name) => call.Context.Arn("cloudwatch", "alarm:" + name);
}
