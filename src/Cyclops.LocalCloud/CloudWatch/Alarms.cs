using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace Cyclops.LocalCloud.CloudWatch;

/// <summary>Alarms on metrics: kept, shown, never raised.</summary>
internal sealed class Alarms(LocalCore core, RegionalState<MonitoringRegion> regions)
{
    private const int PageSize = 50;
    private const int MaxPageSize = 100;

    /// <summary>Makes it or replaces its settings; the tags and the state of one that is there stay.</summary>
    public PutMetricAlarmResponse Put(PutMetricAlarmRequest request, CallContext call)
    {
        AlarmRules.Check(request);
        var alarms = regions[call].Alarms;
        var model = Model(request, call);
        if (alarms.TryGetValue(request.AlarmName, out var held))
        {
            (model.StateValue, model.StateReason) = (held.Model.StateValue, held.Model.StateReason);
            (model.StateUpdatedTimestamp, model.StateTransitionedTimestamp) = (held.Model.StateUpdatedTimestamp, held.Model.StateTransitionedTimestamp);
            held.Model = model;
            return new PutMetricAlarmResponse();
        }

        var alarm = new HeldAlarm(model);
        var tags = MonitoringTags.Pairs(request.Tags);
        MonitoringTags.Check(alarm.Tags, tags, core.Options.Quotas.TagsPerResource);
        alarm.Tags.Set(tags);
        alarms.Add(request.AlarmName, alarm);
        return new PutMetricAlarmResponse();
    }

    /// <summary>Composite alarms are not made here, so none is ever found.</summary>
    public DescribeAlarmsResponse Describe(DescribeAlarmsRequest request, CallContext call)
    {
        if (request.AlarmNames is { Count: > 0 } && request.AlarmNamePrefix is not null)
        {
            throw AwsErrors.Validation("AlarmNamePrefix cannot be specified together with AlarmNames");
        }

        if (request.MaxRecords is < 1 or > MaxPageSize)
        {
            throw AwsErrors.Validation($"1 validation error detected: Value '{request.MaxRecords}' at 'maxRecords' failed to satisfy constraint: Member must have value between 1 and {MaxPageSize}");
        }

        var all = regions[call].Alarms.Values.Select(a => a.Model)
            .Where(_ => request.AlarmTypes is not { Count: > 0 } types || types.Contains("MetricAlarm"))
            .Where(a => request.AlarmNames is not { Count: > 0 } names || names.Contains(a.AlarmName))
            .Where(a => request.AlarmNamePrefix is not { } prefix || a.AlarmName.StartsWith(prefix, StringComparison.Ordinal))
            .Where(a => request.StateValue is null || request.StateValue == a.StateValue)
            .Where(a => request.ActionPrefix is not { } prefix || Actions(a).Any(x => x.StartsWith(prefix, StringComparison.Ordinal)));
        var page = Paging.Cut(all, a => a.AlarmName, request.NextToken, request.MaxRecords ?? PageSize, () => AwsErrors.Sender("InvalidNextToken", "The NextToken is invalid."));
        return new DescribeAlarmsResponse { MetricAlarms = page.Items, CompositeAlarms = [], NextToken = page.Next };
    }

    /// <summary>A name that is unknown is passed over.</summary>
    public DeleteAlarmsResponse Delete(DeleteAlarmsRequest request, CallContext call)
    {
        foreach (var name in request.AlarmNames)
        {
            regions[call].Alarms.Remove(name);
        }

        return new DeleteAlarmsResponse();
    }

    private static IEnumerable<string> Actions(MetricAlarm alarm) => alarm.AlarmActions.Concat(alarm.OKActions).Concat(alarm.InsufficientDataActions);

    private static MetricAlarm Model(PutMetricAlarmRequest request, CallContext call) => new()
    {
        AlarmName = request.AlarmName,
        AlarmArn = call.Arn("cloudwatch", "alarm:" + request.AlarmName),
        AlarmDescription = request.AlarmDescription,
        AlarmConfigurationUpdatedTimestamp = call.NowUtc,
        ActionsEnabled = request.ActionsEnabled ?? true,
        OKActions = request.OKActions ?? [],
        AlarmActions = request.AlarmActions ?? [],
        InsufficientDataActions = request.InsufficientDataActions ?? [],
        StateValue = StateValue.INSUFFICIENT_DATA,
        StateReason = "Unchecked: Initial alarm creation",
        StateUpdatedTimestamp = call.NowUtc,
        StateTransitionedTimestamp = call.NowUtc,
        MetricName = request.MetricName,
        Namespace = request.Namespace,
        Statistic = request.Statistic,
        ExtendedStatistic = request.ExtendedStatistic,
        Dimensions = request.Dimensions ?? [],
        Period = request.Period,
        Unit = request.Unit,
        EvaluationPeriods = request.EvaluationPeriods,
        DatapointsToAlarm = request.DatapointsToAlarm,
        Threshold = request.Threshold,
        ComparisonOperator = request.ComparisonOperator,
        TreatMissingData = request.TreatMissingData,
        EvaluateLowSampleCountPercentile = request.EvaluateLowSampleCountPercentile,
        Metrics = request.Metrics ?? [],
        ThresholdMetricId = request.ThresholdMetricId,
    };
}
