using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace Cyclops.LocalCloud.CloudWatch;

/// <summary>Measurements that callers put, given back in periods. No service of this cloud measures itself.</summary>
internal sealed class MetricData(RegionalState<MonitoringRegion> regions)
{
    private const int PageSize = 500;

    public PutMetricDataResponse Put(PutMetricDataRequest request, CallContext call)
    {
        if (request.Namespace.StartsWith("AWS/", StringComparison.Ordinal))
        {
            throw new InvalidParameterValueException("The value AWS/ for parameter Namespace is invalid: it is reserved.");
        }

        var metrics = regions[call].Metrics;
        foreach (var datum in request.MetricData ?? [])
        {
            var samples = Samples(datum, datum.Timestamp ?? call.NowUtc).ToList();
            var key = HeldMetric.Key(request.Namespace, datum.MetricName, datum.Dimensions);
            if (!metrics.TryGetValue(key, out var metric))
            {
                metric = new HeldMetric(new Metric { Namespace = request.Namespace, MetricName = datum.MetricName, Dimensions = datum.Dimensions ?? [] });
                metrics.Add(key, metric);
            }

            metric.Samples.AddRange(samples);
        }

        return new PutMetricDataResponse();
    }

    public ListMetricsResponse List(ListMetricsRequest request, CallContext call)
    {
        var found = regions[call].Metrics
            .Where(m => request.Namespace is null || m.Value.Model.Namespace == request.Namespace)
            .Where(m => request.MetricName is null || m.Value.Model.MetricName == request.MetricName)
            .Where(m => (request.Dimensions ?? []).TrueForAll(f => m.Value.Model.Dimensions.Exists(d => d.Name == f.Name && (f.Value is null || d.Value == f.Value))));
        var page = Paging.Cut(found, m => m.Key, request.NextToken, PageSize, () => new InvalidParameterValueException("The NextToken is invalid."));
        return new ListMetricsResponse { Metrics = [.. page.Items.Select(m => m.Value.Model)], NextToken = page.Next };
    }

    /// <summary>Metrics as they are; expressions are not computed.</summary>
    public GetMetricDataResponse Get(GetMetricDataRequest request, CallContext call) => new()
    {
        MetricDataResults = [.. request.MetricDataQueries.Where(q => q.ReturnData != false).Select(q => Result(q, request, call))],
        Messages = [],
    };

    public GetMetricStatisticsResponse Statistics(GetMetricStatisticsRequest request, CallContext call)
    {
        if (request.ExtendedStatistics is { Count: > 0 })
        {
            throw AwsErrors.Receiver("NotImplemented", "The local cloud computes no percentiles.", 501);
        }

        var points = Gather(new Metric { Namespace = request.Namespace, MetricName = request.MetricName, Dimensions = request.Dimensions }, request.StartTime!.Value, request.EndTime!.Value, request.Period!.Value, call);
        return new GetMetricStatisticsResponse
        {
            Label = request.MetricName,
            Datapoints = [.. points.Select(p => new Datapoint
            {
                Timestamp = p.Start,
                SampleCount = Asked("SampleCount", p.Sum),
                Sum = Asked("Sum", p.Sum),
                Average = Asked("Average", p.Sum),
                Minimum = Asked("Minimum", p.Sum),
                Maximum = Asked("Maximum", p.Sum),
                Unit = StandardUnit.None,
            })],
        };

        double? Asked(string name, Sample sum) => request.Statistics?.Contains(name) == true ? sum.Statistic(name) : null;
    }

    private MetricDataResult Result(MetricDataQuery query, GetMetricDataRequest request, CallContext call)
    {
        if (query.MetricStat is not { } stat || new Sample(default, 1, 0, 0, 0).Statistic(stat.Stat) is null)
        {
            throw AwsErrors.Receiver("NotImplemented", "The local cloud computes no expressions and no percentiles.", 501);
        }

        var points = Gather(stat.Metric, request.StartTime!.Value, request.EndTime!.Value, stat.Period!.Value, call);
        if (request.ScanBy != ScanBy.TimestampAscending)
        {
            points.Reverse();
        }

        return new MetricDataResult
        {
            Id = query.Id,
            Label = query.Label ?? stat.Metric.MetricName,
            Timestamps = points.ConvertAll(p => p.Start),
            Values = points.ConvertAll(p => p.Sum.Statistic(stat.Stat)!.Value),
            StatusCode = StatusCode.Complete,
        };
    }

    private List<(DateTime Start, Sample Sum)> Gather(Metric metric, DateTime from, DateTime to, int period, CallContext call)
    {
        if (period < 1 || (period >= 60 && period % 60 != 0) || from >= to)
        {
            throw new InvalidParameterValueException("The period must be a multiple of 60 seconds, and the start before the end.");
        }

        return regions[call].Metrics.TryGetValue(HeldMetric.Key(metric.Namespace, metric.MetricName, metric.Dimensions), out var held)
            ? [.. held.Gather(from.ToUniversalTime(), to.ToUniversalTime(), period)]
            : [];
    }

    private static IEnumerable<Sample> Samples(MetricDatum datum, DateTime at)
    {
        at = at.ToUniversalTime();
        if (datum.StatisticValues is { } set)
        {
            return [new Sample(at, set.SampleCount!.Value, set.Sum!.Value, set.Minimum!.Value, set.Maximum!.Value)];
        }

        if (datum.Values is { Count: > 0 } values)
        {
            return values.Select((v, i) => (Value: v, Times: datum.Counts is { Count: > 0 } counts ? counts[i] : 1))
                .Select(v => new Sample(at, v.Times, v.Value * v.Times, v.Value, v.Value));
        }

        return datum.Value is { } value
            ? [new Sample(at, 1, value, value, value)]
            : throw new MissingRequiredParameterException("The parameter MetricData.member.1.Value is required.");
    }
}
