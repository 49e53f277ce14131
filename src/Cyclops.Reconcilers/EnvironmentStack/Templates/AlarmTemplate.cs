using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>CloudWatch alarms of an environment, and the topic they tell.</summary>
internal sealed class AlarmTemplate
{
    private const string Topic = "Topic";
    private const double BytesPerGib = 1024d * 1024 * 1024;
    private const int Minute = 60;

    private readonly TemplateDocument _template = new();
    private readonly List<KeyValuePair<string, Input>> _parameters = [];
    private readonly EnvironmentManifest _environment;
    private readonly AlarmsSpec _spec;

    private AlarmTemplate(EnvironmentManifest environment, AlarmsSpec spec) => (_environment, _spec) = (environment, spec);

    /// <param name="loadBalancers">How many the fleet has.</param>
    public static StackTemplate Build(EnvironmentManifest environment, AlarmsSpec spec, int loadBalancers)
    {
        var alarms = new AlarmTemplate(environment, spec);
        alarms.AddTopic();
        for (var number = 1; number <= loadBalancers; number++)
        {
            alarms.AddLoadBalancer(number);
        }

        alarms.AddCluster();
        foreach (var (name, database) in environment.Databases)
        {
            alarms.AddDatabase(name, database);
        }

        alarms.AddCertificate();
        return new(StackParts.Alarms, alarms._template, new(alarms._parameters), new());
    }

    private void AddTopic()
    {
        _template.Add(Topic, "AWS::SNS::Topic", []);
        foreach (var (index, address) in _spec.Notify.Index())
        {
            _template.Add($"Subscription{Text(index + 1)}", "AWS::SNS::Subscription", new()
            {
                ["TopicArn"] = Fn.Ref(Topic),
                ["Protocol"] = "email",
                ["Endpoint"] = address,
            });
        }
    }

    private void AddLoadBalancer(int number)
    {
        var parameter = Take($"LoadBalancer{Text(number)}", StackParts.Ingress(number), EnvironmentOutputs.LoadBalancerFullName);
        var dimensions = Dimension("LoadBalancer", Fn.Ref(parameter));
        Add($"AppErrors{Text(number)}", $"apps behind load balancer {Text(number)} answer {Text(_spec.Http5xxPercent)} % or more of the requests with 5xx", new()
        {
            ["ComparisonOperator"] = "GreaterThanOrEqualToThreshold",
            ["Threshold"] = _spec.Http5xxPercent,
            ["EvaluationPeriods"] = 5,
            ["Metrics"] = new JsonArray(
                new JsonObject { ["Id"] = "share", ["Expression"] = "100 * errors / requests", ["Label"] = "percent of requests answered with 5xx" },
                Metric("errors", "HTTPCode_Target_5XX_Count", dimensions),
                Metric("requests", "RequestCount", dimensions)),
        });
        Add($"Unreachable{Text(number)}", $"load balancer {Text(number)} has no healthy target for some of the requests", Simple(
            "AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", "Sum", dimensions, "GreaterThanOrEqualToThreshold", 10));
    }

    private void AddCluster()
    {
        if (_environment.Cluster is not ClusterSpec.Ec2)
        {
            return;
        }

        var parameter = Take(EnvironmentOutputs.ClusterName, StackParts.Cluster, EnvironmentOutputs.ClusterName);
        Add("ClusterMemory", $"{Text(_spec.MemoryPercent)} % or more of the cluster's memory is reserved", Simple(
            "AWS/ECS", "MemoryReservation", "Average", Dimension("ClusterName", Fn.Ref(parameter)), "GreaterThanOrEqualToThreshold", _spec.MemoryPercent));
    }

    private void AddDatabase(string name, DatabaseSpec database)
    {
        if (database is not DatabaseSpec.Managed managed)
        {
            return;
        }

        var logical = LogicalName(name);
        var parameter = Take($"Database{logical}", StackParts.Database(name), EnvironmentOutputs.InstanceId);
        var dimensions = Dimension("DBInstanceIdentifier", Fn.Ref(parameter));
        Add($"Storage{logical}", $"database {name} has {Text(_spec.StoragePercent)} % or less of its storage free", Simple(
            "AWS/RDS", "FreeStorageSpace", "Average", dimensions, "LessThanOrEqualToThreshold", Math.Floor(managed.Storage * BytesPerGib * _spec.StoragePercent / 100)));
        if (DatabaseClasses.MaxConnections(managed.Class) is { } most)
        {
            Add($"Connections{logical}", $"database {name} has {Text(_spec.ConnectionPercent)} % or more of its connections in use", Simple(
                "AWS/RDS", "DatabaseConnections", "Maximum", dimensions, "GreaterThanOrEqualToThreshold", Math.Floor(most * _spec.ConnectionPercent / 100d)));
        }
    }

    private void AddCertificate()
    {
        if (_environment.LoadBalancers.Tls == TlsMode.None)
        {
            return;
        }

        JsonNode arn = _environment.LoadBalancers.CertificateArn is { } existing
            ? existing
            : Fn.Ref(Take(EnvironmentOutputs.CertificateArn, StackParts.Certificate, EnvironmentOutputs.CertificateArn));
        var alarm = Simple("AWS/CertificateManager", "DaysToExpiry", "Minimum", Dimension("CertificateArn", arn), "LessThanOrEqualToThreshold", _spec.CertificateDays);
        alarm["Period"] = 24 * 60 * Minute;
        alarm["EvaluationPeriods"] = 1;
        Add("Certificate", $"the certificate ends in {Text(_spec.CertificateDays)} days or less", alarm);
    }

    /// <summary>A parameter that takes an output of another stack.</summary>
    private string Take(string parameter, string part, string output)
    {
        _template.AddParameter(parameter);
        _parameters.Add(KeyValuePair.Create(parameter, EnvironmentInputs.Of(_environment, part, output)));
        return parameter;
    }

    private void Add(string name, string description, JsonObject alarm)
    {
        alarm["AlarmDescription"] = $"{_environment.Name}: {description}";
        alarm["AlarmActions"] = new JsonArray(Fn.Ref(Topic));
        alarm["OKActions"] = new JsonArray(Fn.Ref(Topic));
        alarm["TreatMissingData"] = "notBreaching";
        _template.Add(name, "AWS::CloudWatch::Alarm", alarm);
    }

    private static JsonObject Simple(string space, string metric, string statistic, JsonArray dimensions, string comparison, double threshold) => new()
    {
        ["Namespace"] = space,
        ["MetricName"] = metric,
        ["Statistic"] = statistic,
        ["Dimensions"] = dimensions.DeepClone(),
        ["Period"] = Minute,
        ["EvaluationPeriods"] = 5,
        ["ComparisonOperator"] = comparison,
        ["Threshold"] = threshold,
    };

    private static JsonObject Metric(string id, string metric, JsonArray dimensions) => new()
    {
        ["Id"] = id,
        ["ReturnData"] = false,
        ["MetricStat"] = new JsonObject
        {
            ["Metric"] = new JsonObject { ["Namespace"] = "AWS/ApplicationELB", ["MetricName"] = metric, ["Dimensions"] = dimensions.DeepClone() },
            ["Period"] = Minute,
            ["Stat"] = "Sum",
        },
    };

    private static JsonArray Dimension(string name, JsonNode value) => new(new JsonObject { ["Name"] = name, ["Value"] = value });

    /// <summary>Logical ids are letters and digits; names within an environment differ in more than their dashes, or CloudFormation refuses.</summary>
    private static string LogicalName(string name) => string.Concat(name.Split('-').Select(w => w.Length == 0 ? "0" : char.ToUpperInvariant(w[0]) + w[1..]));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
