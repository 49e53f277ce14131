using System.Text.Json.Nodes;
using Amazon.RDS.Internal;
using Amazon.RDS.Model;
using Cyclops.Aws.Wire;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>The properties of a DB instance as RDS's operations take them.</summary>
internal static class DatabaseRequest
{
    private const string Logs = "EnableCloudwatchLogsExports";
    private const string Managed = "ManageMasterUserPassword";

    /// <summary>All properties under the names of the API.</summary>
    public static JsonObject Of(ResourceCall call)
    {
        var request = call.Without("VPCSecurityGroups", "MasterUserSecret");
        request["VpcSecurityGroupIds"] = call.Properties["VPCSecurityGroups"]?.DeepClone();
        request["MasterUserSecretKmsKeyId"] = call.Properties["MasterUserSecret"]?["KmsKeyId"]?.DeepClone();
        return request;
    }

    public static JsonObject Creating(JsonObject request) => Understood(request, RDSSchema.CreateDBInstance);

    public static JsonObject Restoring(JsonObject request) => Understood(request, RDSSchema.RestoreDBInstanceFromDBSnapshot);

    /// <summary>What the template changes, at once; null when there is nothing to tell RDS.</summary>
    public static JsonObject? Changes(ResourceCall call)
    {
        var all = Understood(Of(call), RDSSchema.ModifyDBInstance);
        var changes = new JsonObject();
        foreach (var (name, value) in all)
        {
            var property = name switch { "VpcSecurityGroupIds" => "VPCSecurityGroups", "MasterUserSecretKmsKeyId" => "MasterUserSecret", _ => name };
            if (call.Changed(property))
            {
                changes[name] = value?.DeepClone();
            }
        }

        if (call.Changed(Logs))
        {
            changes["CloudwatchLogsExportConfiguration"] = new JsonObject
            {
                ["EnableLogTypes"] = Texts(call.Texts(Logs)),
                ["DisableLogTypes"] = Texts(((call.Previous[Logs] as JsonArray) ?? []).Select(Templates.Resolver.Text).Except(call.Texts(Logs))),
            };
        }

        if (Templates.Resolver.Text(call.Previous[Managed]) == "true" && call.Text(Managed) is null or "false")
        {
            changes[Managed] = false;
            changes["MasterUserPassword"] = call.Text("MasterUserPassword");
        }

        // Sizes of storage hang together: RDS judges them as one.
        if (changes.ContainsKey("StorageType") || changes.ContainsKey("AllocatedStorage"))
        {
            changes["Iops"] = all["Iops"]?.DeepClone();
            changes["StorageThroughput"] = all["StorageThroughput"]?.DeepClone();
        }

        if (changes.ContainsKey("MonitoringInterval") || changes.ContainsKey("MonitoringRoleArn"))
        {
            changes["MonitoringInterval"] = all["MonitoringInterval"]?.DeepClone();
            changes["MonitoringRoleArn"] = all["MonitoringRoleArn"]?.DeepClone();
        }

        changes.Remove("AllowMajorVersionUpgrade");
        return changes.Count == 0 ? null : At(call, changes);
    }

    /// <summary>What an instance from a snapshot still lacks of the template; null when it has all.</summary>
    public static JsonObject? AfterRestoration(ResourceCall call, DBInstance instance)
    {
        var changes = new JsonObject();
        Compare("EngineVersion", instance.EngineVersion);
        Compare("MaxAllocatedStorage", instance.MaxAllocatedStorage?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Compare("PreferredMaintenanceWindow", instance.PreferredMaintenanceWindow);
        Compare("EnablePerformanceInsights", instance.PerformanceInsightsEnabled == true ? "true" : "false");
        return changes.Count == 0 ? null : At(call, changes);

        void Compare(string property, string? there)
        {
            var wanted = call.Text(property);
            if (wanted is not null && wanted != there && there?.StartsWith(wanted + ".", StringComparison.Ordinal) != true)
            {
                changes[property] = wanted;
            }
        }
    }

    private static JsonObject At(ResourceCall call, JsonObject changes)
    {
        changes["DBInstanceIdentifier"] = call.PhysicalId;
        changes["ApplyImmediately"] = true;
        if (call.Text("AllowMajorVersionUpgrade") is { } allowed)
        {
            changes["AllowMajorVersionUpgrade"] = allowed;
        }

        return changes;
    }

    /// <summary>The members that an operation has; a property that it has not is for another one.</summary>
    private static JsonObject Understood(JsonObject request, OperationShape operation)
    {
        var understood = new JsonObject();
        foreach (var member in operation.Input!.Members)
        {
            if (request[member.Name] is { } value)
            {
                understood[member.Name] = value.DeepClone();
            }
        }

        return understood;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);
}
