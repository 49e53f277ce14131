using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.RDS.Internal;
using Amazon.RDS.Model;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>
/// <c>AWS::RDS::DBInstance</c>: Ref is the identifier, and it is complete when it is available. What replaces it is by the create-only
/// properties of its schema and, of those that its page marks so beside them, engine, zone, snapshot and key of Performance Insights:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html.
/// </summary>
internal sealed class DatabaseInstance : ResourceType
{
    private const string Available = "available";
    private const string Deleting = "deleting";

    public override string Name => "AWS::RDS::DBInstance";

    public override string Properties =>
        "AllocatedStorage AllowMajorVersionUpgrade AutoMinorVersionUpgrade AvailabilityZone BackupRetentionPeriod CACertificateIdentifier CopyTagsToSnapshot DBInstanceClass DBInstanceIdentifier DBName DBParameterGroupName DBSnapshotIdentifier DBSubnetGroupName DeleteAutomatedBackups DeletionProtection EnableCloudwatchLogsExports EnableIAMDatabaseAuthentication EnablePerformanceInsights Engine EngineVersion Iops KmsKeyId LicenseModel ManageMasterUserPassword MasterUserPassword MasterUserSecret MasterUsername MaxAllocatedStorage MonitoringInterval MonitoringRoleArn MultiAZ NetworkType PerformanceInsightsKMSKeyId PerformanceInsightsRetentionPeriod Port PreferredBackupWindow PreferredMaintenanceWindow PubliclyAccessible StorageEncrypted StorageThroughput StorageType Tags VPCSecurityGroups";

    public override string Replaces =>
        "AvailabilityZone DBInstanceIdentifier DBName DBSnapshotIdentifier DBSubnetGroupName Engine KmsKeyId MasterUsername PerformanceInsightsKMSKeyId Port StorageEncrypted";

    public override bool Taggable => true;

    public override string Hides => "MasterUserPassword";

    public override bool TakesSnapshot => true;

    /// <summary>Of instances outside of clusters, and there are no others here.</summary>
    public override RemovalPolicy DefaultDeletionPolicy => RemovalPolicy.Snapshot;

    public override Made Create(ResourceCall call)
    {
        var request = DatabaseRequest.Of(call);
        request["DBInstanceIdentifier"] = call.NameOr("DBInstanceIdentifier", 63, lower: true);
        var instance = call.Text("DBSnapshotIdentifier") is { Length: > 0 }
            ? call.Call<RestoreDBInstanceFromDBSnapshotResponse>(RDSSchema.RestoreDBInstanceFromDBSnapshot, DatabaseRequest.Restoring(request)).DBInstance
            : call.Call<CreateDBInstanceResponse>(RDSSchema.CreateDBInstance, DatabaseRequest.Creating(request)).DBInstance;
        return new Made(instance.DBInstanceIdentifier);
    }

    /// <summary>What a restoration cannot be told is changed once the instance is there.</summary>
    public override bool Settled(ResourceCall call)
    {
        var instance = Find(call) ?? throw AwsErrors.Sender("NotStabilized", $"The DB instance {call.PhysicalId} is not there any more.");
        if (instance.DBInstanceStatus != Available)
        {
            return instance.DBInstanceStatus == Deleting ? throw AwsErrors.Sender("NotStabilized", $"The DB instance {call.PhysicalId} is being deleted.") : false;
        }

        if (call.Text("DBSnapshotIdentifier") is { Length: > 0 } && DatabaseRequest.AfterRestoration(call, instance) is { } changes)
        {
            call.Call(RDSSchema.ModifyDBInstance, changes);
            return instance.DBInstanceStatus == Available;
        }

        return true;
    }

    public override JsonObject Attributes(ResourceCall call)
    {
        var instance = Find(call)!;
        var attributes = new JsonObject
        {
            ["DBInstanceArn"] = instance.DBInstanceArn,
            ["DbiResourceId"] = instance.DbiResourceId,
            ["Endpoint.Address"] = instance.Endpoint.Address,
            ["Endpoint.Port"] = instance.Endpoint.Port!.Value.ToString(CultureInfo.InvariantCulture),
            ["Endpoint.HostedZoneId"] = instance.Endpoint.HostedZoneId,
            ["CertificateDetails.CAIdentifier"] = instance.CertificateDetails.CAIdentifier,
        };
        if (instance.MasterUserSecret is { } secret)
        {
            attributes["MasterUserSecret.SecretArn"] = secret.SecretArn;
        }

        return attributes;
    }

    public override Made Update(ResourceCall call)
    {
        if (DatabaseRequest.Changes(call) is { } changes)
        {
            call.Call(RDSSchema.ModifyDBInstance, changes);
        }

        DatabaseTagUpdate.Apply(call, "db");
        return new Made(call.PhysicalId);
    }

    public override bool Busy(ResourceCall call) => Find(call) is { DBInstanceStatus: not (Available or Deleting) };

    public override void Delete(ResourceCall call) => Delete(call, "SkipFinalSnapshot", true);

    public override void DeleteWithSnapshot(ResourceCall call) => Delete(call, "FinalDBSnapshotIdentifier", call.SnapshotName());

    public override bool Gone(ResourceCall call) => Find(call) is null;

    private static void Delete(ResourceCall call, string member, JsonNode value)
    {
        if (Find(call) is { DBInstanceStatus: not Deleting })
        {
            call.CallIgnoringAbsence(RDSSchema.DeleteDBInstance, new JsonObject { ["DBInstanceIdentifier"] = call.PhysicalId, [member] = value });
        }
    }

    private static DBInstance? Find(ResourceCall call)
    {
        try
        {
            return call.Call<DescribeDBInstancesResponse>(RDSSchema.DescribeDBInstances, new JsonObject { ["DBInstanceIdentifier"] = call.PhysicalId }).DBInstances[0];
        }
        catch (DBInstanceNotFoundException)
        {
            return null;
        }
    }
}
