using System.Text.Json;
using Amazon.CloudWatch.Internal;
using Amazon.CloudWatch.Model;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.CloudWatch;

/// <summary>CloudWatch: alarms that are kept and metrics that callers put.</summary>
internal sealed class CloudWatchService : ILocalService
{
    private readonly MetricData _data;
    private readonly MonitoringTags _tags;

    public CloudWatchService(LocalCore core)
    {
        Alarms = new Alarms(core, Regions);
        _data = new MetricData(Regions);
        _tags = new MonitoringTags(core, Regions);
    }

    public string Name => "monitoring";

    /// <summary>The alarms and metrics of all regions.</summary>
    internal RegionalState<MonitoringRegion> Regions { get; } = new(() => new MonitoringRegion());

    /// <summary>For services that make alarms of their own.</summary>
    internal Alarms Alarms { get; }

    public void Register(OperationTable operations) => operations
        .Add(Name, CloudWatchSchema.Operations)
        .On<PutMetricAlarmRequest, PutMetricAlarmResponse>(CloudWatchSchema.PutMetricAlarm, Alarms.Put)
        .On<DescribeAlarmsRequest, DescribeAlarmsResponse>(CloudWatchSchema.DescribeAlarms, Alarms.Describe)
        .On<DeleteAlarmsRequest, DeleteAlarmsResponse>(CloudWatchSchema.DeleteAlarms, Alarms.Delete)
        .On<PutMetricDataRequest, PutMetricDataResponse>(CloudWatchSchema.PutMetricData, _data.Put)
        .On<ListMetricsRequest, ListMetricsResponse>(CloudWatchSchema.ListMetrics, _data.List)
        .On<GetMetricDataRequest, GetMetricDataResponse>(CloudWatchSchema.GetMetricData, _data.Get)
        .On<GetMetricStatisticsRequest, GetMetricStatisticsResponse>(CloudWatchSchema.GetMetricStatistics, _data.Statistics)
        .On<TagResourceRequest, TagResourceResponse>(CloudWatchSchema.TagResource, _tags.Tag)
        .On<UntagResourceRequest, UntagResourceResponse>(CloudWatchSchema.UntagResource, _tags.Untag)
        .On<ListTagsForResourceRequest, ListTagsForResourceResponse>(CloudWatchSchema.ListTagsForResource, _tags.List);

    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, region) in Regions.All)
        {
            json.WriteStartObject(name);
            foreach (var alarm in region.Alarms.Values)
            {
                json.WriteString(alarm.Model.AlarmName, alarm.Model.StateValue.Value);
            }

            json.WriteNumber("metrics", region.Metrics.Count);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public void Reset() => Regions.Clear();
}
