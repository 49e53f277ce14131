using Amazon.CloudWatch.Model;
using Amazon.Runtime;

namespace Cyclops.LocalCloud.CloudWatch;

/// <summary>What an alarm must look like: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html.</summary>
internal static class AlarmRules
{
    private const int LongestName = 255;
    private const int MaxActions = 5;
    private const int Day = 86_400;

    private static readonly string[] Operators =
    [
        "GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "LessThanThreshold", "LessThanOrEqualToThreshold",
        "LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "GreaterThanUpperThreshold",
    ];

    private static readonly string[] Statistics = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"];

    private static readonly string[] Missing = ["breaching", "notBreaching", "ignore", "missing"];

    public static void Check(PutMetricAlarmRequest request)
    {
        if (request.EvaluationCriteria is not null)
        {
            throw AwsErrors.Receiver("NotImplemented", "The local cloud keeps alarms on metrics only.", 501);
        }

        if (request.AlarmName.Length is < 1 or > LongestName)
        {
            throw Invalid("alarmName", request.AlarmName, $"Member must have length between 1 and {LongestName}");
        }

        Among("comparisonOperator", request.ComparisonOperator?.Value, Operators, required: true);
        Among("statistic", request.Statistic?.Value, Statistics);
        Among("treatMissingData", request.TreatMissingData, Missing);
        CheckPeriods(request);
        CheckMetric(request);
        foreach (var actions in (ReadOnlySpan<List<string>?>)[request.AlarmActions, request.OKActions, request.InsufficientDataActions])
        {
            CheckActions(actions ?? []);
        }
    }

    private static void CheckPeriods(PutMetricAlarmRequest request)
    {
        if (request.EvaluationPeriods is null or < 1)
        {
            throw Invalid("evaluationPeriods", request.EvaluationPeriods, "Member must have value greater than or equal to 1");
        }

        if (request.DatapointsToAlarm is { } points && (points < 1 || points > request.EvaluationPeriods))
        {
            throw AwsErrors.Validation("DatapointsToAlarm must be between 1 and EvaluationPeriods");
        }

        if (request.Period is { } period)
        {
            if (period is not (10 or 20 or 30) && (period < 60 || period % 60 != 0))
            {
                throw Invalid("period", period, "Period must be 10, 20, 30 or a multiple of 60");
            }

            // Longer periods may look back a week.
            if ((long)period * request.EvaluationPeriods > (period >= 3600 ? 7 * Day : Day))
            {
                throw AwsErrors.Validation("Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400), or a week where the period is an hour or longer.");
            }
        }
    }

    private static void CheckMetric(PutMetricAlarmRequest request)
    {
        if (request.Threshold is null && request.ThresholdMetricId is null)
        {
            throw AwsErrors.Validation("Either Threshold or ThresholdMetricId must be specified");
        }

        if (request.Metrics is { Count: > 0 })
        {
            if (request.MetricName is not null || request.Namespace is not null || request.Period is not null || request.Statistic is not null || request.ExtendedStatistic is not null)
            {
                throw AwsErrors.Validation("Metrics cannot be specified together with MetricName, Namespace, Dimensions, Period, Unit, Statistic or ExtendedStatistic");
            }

            return;
        }

        if (request.MetricName is null || request.Namespace is null || request.Period is null)
        {
            throw AwsErrors.Validation("MetricName, Namespace and Period must be specified where Metrics is not");
        }

        if (request.Statistic is null == request.ExtendedStatistic is null)
        {
            throw AwsErrors.Validation("Exactly one of Statistic and ExtendedStatistic must be specified");
        }
    }

    private static void CheckActions(List<string> actions)
    {
        if (actions.Count > MaxActions)
        {
            throw AwsErrors.Validation($"An alarm can have at most {MaxActions} actions a state");
        }

        if (actions.Find(a => !a.StartsWith("arn:", StringComparison.Ordinal) || a.Split(':').Length < 6) is { } bad)
        {
            throw AwsErrors.Validation($"Invalid arn syntax: {bad}");
        }
    }

    private static void Among(string member, string? given, string[] values, bool required = false)
    {
        if (given is null ? required : !values.Contains(given))
        {
            throw Invalid(member, given, $"Member must satisfy enum value set: [{string.Join(", ", values)}]");
        }
    }

    private static AmazonServiceException Invalid(string member, object? value, string constraint) =>
        AwsErrors.Validation($"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {constraint}");
}
