using Amazon.CloudFormation.Model;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Cyclops.LocalCloud.Tests.Support;
using Tag = Amazon.CloudWatch.Model.Tag;
using TagResourceRequest = Amazon.CloudWatch.Model.TagResourceRequest;

namespace Cyclops.LocalCloud.Tests.CloudWatch;

public sealed class AlarmTests
{
    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task An_alarm_is_replaced_by_its_name_and_keeps_tags_and_state()
    {
        await _cloud.CloudWatch.PutMetricAlarmAsync(Alarm("errors"));
        var alarm = (await Describe("errors")).Single();
        Assert.Equal((StateValue.INSUFFICIENT_DATA, 5d), (alarm.StateValue, alarm.Threshold));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        var other = Alarm("errors");
        (other.Threshold, other.Tags) = (7, null);
        await _cloud.CloudWatch.PutMetricAlarmAsync(other);
        var after = (await Describe("errors")).Single();
        Assert.Equal((7d, alarm.StateUpdatedTimestamp), (after.Threshold, after.StateUpdatedTimestamp));
        Assert.True(after.AlarmConfigurationUpdatedTimestamp > alarm.AlarmConfigurationUpdatedTimestamp);
        Assert.Equal("web", (await _cloud.CloudWatch.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceARN = alarm.AlarmArn })).Tags.Single().Value);
        await _cloud.CloudWatch.DeleteAlarmsAsync(new DeleteAlarmsRequest { AlarmNames = ["errors", "unknown"] });
        Assert.Empty(await Describe("errors"));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _cloud.CloudWatch.TagResourceAsync(new TagResourceRequest { ResourceARN = alarm.AlarmArn, Tags = [new Tag { Key = "a", Value = "b" }] }));
    }

    [Fact]
    public async Task Alarms_are_found_by_prefix_in_pages()
    {
        foreach (var name in (string[])["a-1", "a-2", "a-3", "b-1"])
        {
            await _cloud.CloudWatch.PutMetricAlarmAsync(Alarm(name));
        }

        var first = await _cloud.CloudWatch.DescribeAlarmsAsync(new DescribeAlarmsRequest { AlarmNamePrefix = "a-", MaxRecords = 2 });
        Assert.Equal(["a-1", "a-2"], first.MetricAlarms.Select(a => a.AlarmName));
        var second = await _cloud.CloudWatch.DescribeAlarmsAsync(new DescribeAlarmsRequest { AlarmNamePrefix = "a-", MaxRecords = 2, NextToken = first.NextToken });
        Assert.Equal(["a-3"], second.MetricAlarms.Select(a => a.AlarmName));
        Assert.Null(second.NextToken);
    }

    [Fact]
    public async Task An_alarm_that_could_never_be_raised_is_refused()
    {
        await Refused(a => a.Period = 7);
        await Refused(a => a.ComparisonOperator = "Nonsense");
        await Refused(a => a.TreatMissingData = "perhaps");
        await Refused(a => a.DatapointsToAlarm = 3);
        await Refused(a => a.EvaluationPeriods = 1441);
        await Refused(a => a.Statistic = null);
        await Refused(a => a.Threshold = null);
        await Refused(a => a.AlarmActions = ["no-arn"]);
    }

    [Fact]
    public async Task Measurements_come_back_in_periods()
    {
        var start = _cloud.Clock.GetUtcNow().UtcDateTime;
        await _cloud.CloudWatch.PutMetricDataAsync(new PutMetricDataRequest { Namespace = "Cyclops", MetricData = [Datum(2), Datum(4)] });
        _cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        await _cloud.CloudWatch.PutMetricDataAsync(new PutMetricDataRequest { Namespace = "Cyclops", MetricData = [Datum(10)] });
        var metric = (await _cloud.CloudWatch.ListMetricsAsync(new ListMetricsRequest { Namespace = "Cyclops" })).Metrics.Single();
        var got = await _cloud.CloudWatch.GetMetricDataAsync(new GetMetricDataRequest
        {
            StartTime = start.AddMinutes(-5),
            EndTime = start.AddMinutes(5),
            ScanBy = ScanBy.TimestampAscending,
            MetricDataQueries = [new MetricDataQuery { Id = "a", MetricStat = new MetricStat { Metric = metric, Period = 60, Stat = "Average" } }],
        });
        Assert.Equal([3, 10], got.MetricDataResults.Single().Values);
        await Assert.ThrowsAsync<InvalidParameterValueException>(() => _cloud.CloudWatch.PutMetricDataAsync(new PutMetricDataRequest { Namespace = "AWS/ECS", MetricData = [Datum(1)] }));
    }

    [Fact]
    public async Task A_stack_raises_its_alarm_to_a_topic_with_a_subscriber()
    {
        const string Template = """
            {"Resources": {
              "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": "Cyclops", "Subscription": [{"Protocol": "email", "Endpoint": "ops@example.com"}]}},
              "Sms": {"Type": "AWS::SNS::Subscription", "Properties": {"TopicArn": {"Ref": "Topic"}, "Protocol": "sms", "Endpoint": "+49123", "FilterPolicy": {"a": ["b"]}}},
              "Alarm": {"Type": "AWS::CloudWatch::Alarm", "Properties": {"Namespace": "n", "MetricName": "m", "Statistic": "Sum", "Period": 60, "EvaluationPeriods": 1, "Threshold": 1, "ComparisonOperator": "GreaterThanThreshold", "AlarmActions": [{"Ref": "Topic"}]}}},
             "Outputs": {"Topic": {"Value": {"Ref": "Topic"}}, "Alarm": {"Value": {"Ref": "Alarm"}}, "Arn": {"Value": {"Fn::GetAtt": ["Alarm", "Arn"]}}, "Name": {"Value": {"Fn::GetAtt": ["Topic", "TopicName"]}}}}
            """;
        await _cloud.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "watch", TemplateBody = Template });
        var stack = (await _cloud.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = "watch" })).Stacks.Single();
        Assert.Equal("CREATE_COMPLETE", stack.StackStatus.Value);
        var outputs = stack.Outputs.ToDictionary(o => o.OutputKey, o => o.OutputValue);
        Assert.Equal("arn:aws:sns:eu-west-1:123456789012:" + outputs["Name"], outputs["Topic"]);
        var alarm = (await Describe(outputs["Alarm"])).Single();
        Assert.Equal((outputs["Topic"], outputs["Arn"]), (alarm.AlarmActions.Single(), alarm.AlarmArn));
        await _cloud.CloudFormation.UpdateStackAsync(new UpdateStackRequest
        {
            StackName = "watch",
            TemplateBody = Template.Replace("\"Threshold\": 1,", "\"Threshold\": 9,", StringComparison.Ordinal).Replace("\"DisplayName\": \"Cyclops\"", "\"DisplayName\": \"C\"", StringComparison.Ordinal),
        });
        Assert.Equal(9, (await Describe(outputs["Alarm"])).Single().Threshold);
        await _cloud.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = "watch" });
        Assert.Empty(await Describe(outputs["Alarm"]));
    }

    private async Task Refused(Action<PutMetricAlarmRequest> spoil)
    {
        var request = Alarm("bad");
        spoil(request);
        Assert.Equal("ValidationError", (await Assert.ThrowsAnyAsync<AmazonCloudWatchException>(() => _cloud.CloudWatch.PutMetricAlarmAsync(request))).ErrorCode);
    }

    private async Task<List<MetricAlarm>> Describe(string name) =>
        (await _cloud.CloudWatch.DescribeAlarmsAsync(new DescribeAlarmsRequest { AlarmNames = [name] })).MetricAlarms ?? [];

    private static MetricDatum Datum(double value) => new() { MetricName = "Drift", Value = value, Dimensions = [new Amazon.CloudWatch.Model.Dimension { Name = "Environment", Value = "staging" }] };

    private static PutMetricAlarmRequest Alarm(string name) => new()
    {
        AlarmName = name,
        Namespace = "AWS/ApplicationELB",
        MetricName = "HTTPCode_Target_5XX_Count",
        Statistic = Statistic.Sum,
        Period = 60,
        EvaluationPeriods = 2,
        DatapointsToAlarm = 2,
        Threshold = 5,
        ComparisonOperator = ComparisonOperator.GreaterThanThreshold,
        TreatMissingData = "notBreaching",
        AlarmActions = ["arn:aws:sns:eu-west-1:123456789012:ops"],
        Tags = [new Tag { Key = "team", Value = "web" }],
    };
}
