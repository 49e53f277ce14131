using Amazon.RDS.Model;

namespace Cyclops.LocalCloud.Rds;

/// <summary>DB instances made, restored, described and deleted; what changes them is in <see cref="InstanceChanges"/>.</summary>
internal sealed class InstanceOperations(LocalCore core, RegionalState<RdsRegion> regions, InstanceFactory factory, InstanceLife life, Snapshots snapshots, MasterSecrets secrets)
{
    public CreateDBInstanceResponse Create(CreateDBInstanceRequest request, CallContext call) =>
        new() { DBInstance = Start(request, call, restored: false) };

    /// <summary>A new instance of what a snapshot holds; its master and, where it was encrypted, its key are the snapshot's.</summary>
    public RestoreDBInstanceFromDBSnapshotResponse Restore(RestoreDBInstanceFromDBSnapshotRequest request, CallContext call)
    {
        var snapshot = regions[call].Snapshot(request.DBSnapshotIdentifier ?? throw RdsErrors.Value("The parameter DBSnapshotIdentifier must be provided and must not be blank."));
        var model = snapshot.Model;
        if (model.Status != HeldInstance.Available)
        {
            throw new InvalidDBSnapshotStateException($"The snapshot {model.DBSnapshotIdentifier} is not in available state.");
        }

        if ((request.Engine is not null && request.Engine != model.Engine) || request.AllocatedStorage < model.AllocatedStorage)
        {
            throw RdsErrors.Combination("An instance restored from a snapshot has the snapshot's engine and at least its storage.");
        }

        return new RestoreDBInstanceFromDBSnapshotResponse { DBInstance = Start(Restored(request, snapshot), call, restored: true) };
    }

    public DescribeDBInstancesResponse Describe(DescribeDBInstancesRequest request, CallContext call)
    {
        var region = regions[call];
        var named = request.DBInstanceIdentifier is { } id ? [region.Instance(id)] : region.Instances.Values.AsEnumerable();
        var found = RdsNames.Filter(named, request.Filters, (i, name) => name switch
        {
            "db-instance-id" => i.Id,
            "dbi-resource-id" => i.Model.DbiResourceId.ToLowerInvariant(),
            "engine" => i.Model.Engine,
            _ => throw RdsErrors.Value($"Unrecognized filter name: {name}"),
        });
        var page = RdsNames.Cut(found, i => i.Id, request.Marker, request.MaxRecords);
        return new DescribeDBInstancesResponse { DBInstances = page.Items.ConvertAll(i => i.Describe()), Marker = page.Next };
    }

    /// <summary>Either a final snapshot is named or it is skipped; there is no third way.</summary>
    public DeleteDBInstanceResponse Delete(DeleteDBInstanceRequest request, CallContext call)
    {
        var region = regions[call];
        var instance = region.Instance(request.DBInstanceIdentifier);
        var skip = request.SkipFinalSnapshot == true;
        if (skip == request.FinalDBSnapshotIdentifier is not null)
        {
            throw RdsErrors.Combination(skip
                ? "FinalDBSnapshotIdentifier cannot be specified when SkipFinalSnapshot is enabled."
                : "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
        }

        if (instance.Model.DeletionProtection == true)
        {
            throw RdsErrors.Combination("Cannot delete protected DB Instance, please disable deletion protection and try again.");
        }

        if (instance.Model.DBInstanceStatus == HeldInstance.Deleting)
        {
            throw new InvalidDBInstanceStateException($"Instance {instance.Id} is already being deleted.");
        }

        if (!skip)
        {
            InstanceLife.CheckAvailable(instance);
            snapshots.Take(region, instance, request.FinalDBSnapshotIdentifier!, null, call);
        }

        life.Pass(instance, HeldInstance.Deleting, core.Options.Delays.DatabaseStop + (skip ? TimeSpan.Zero : core.Options.Delays.DatabaseSnapshot), call.Now, at => End(region, instance, call with { Now = at }));
        return new DeleteDBInstanceResponse { DBInstance = instance.Describe() };
    }

    private DBInstance Start(CreateDBInstanceRequest request, CallContext call, bool restored)
    {
        var region = regions[call];
        var id = RdsNames.New("DBInstanceIdentifier", request.DBInstanceIdentifier, RdsNames.LongestInstance);
        if (region.Instances.ContainsKey(id))
        {
            throw new DBInstanceAlreadyExistsException("DB instance already exists");
        }

        if (region.Instances.Count >= core.Options.Quotas.DatabaseInstancesPerRegion)
        {
            throw new InstanceQuotaExceededException("Cannot create more than " + core.Options.Quotas.DatabaseInstancesPerRegion + " instances");
        }

        var instance = factory.Make(request, call, restored);
        region.Instances.Add(id, instance);
        life.Start(region, instance, call.Now);
        return instance.Describe();
    }

    private void End(RdsRegion region, HeldInstance instance, CallContext call)
    {
        region.Instances.Remove(instance.Id);
        if (instance.Model.MasterUserSecret is { } secret)
        {
            secrets.Remove(secret.SecretArn, call);
        }

        RdsEvents.Add(region, instance, call.Now, "deletion", "DB instance deleted");
    }

    private static CreateDBInstanceRequest Restored(RestoreDBInstanceFromDBSnapshotRequest request, HeldSnapshot snapshot)
    {
        var (model, source) = (snapshot.Model, snapshot.Source);
        return new CreateDBInstanceRequest
        {
            DBInstanceIdentifier = request.DBInstanceIdentifier,
            DBInstanceClass = request.DBInstanceClass ?? source.InstanceClass,
            Engine = model.Engine,
            EngineVersion = model.EngineVersion,
            AllocatedStorage = request.AllocatedStorage ?? model.AllocatedStorage,
            StorageType = request.StorageType ?? model.StorageType,
            Iops = request.Iops ?? (request.StorageType is null && model.StorageType is "io1" or "io2" ? model.Iops : null),
            StorageThroughput = request.StorageThroughput,
            StorageEncrypted = model.Encrypted,
            KmsKeyId = model.KmsKeyId,
            MasterUsername = model.MasterUsername,
            ManageMasterUserPassword = request.ManageMasterUserPassword,
            MasterUserSecretKmsKeyId = request.MasterUserSecretKmsKeyId,
            DBName = request.DBName ?? source.DatabaseName,
            DBParameterGroupName = request.DBParameterGroupName,
            DBSubnetGroupName = request.DBSubnetGroupName,
            VpcSecurityGroupIds = request.VpcSecurityGroupIds,
            AvailabilityZone = request.AvailabilityZone,
            MultiAZ = request.MultiAZ,
            Port = request.Port ?? model.Port,
            PubliclyAccessible = request.PubliclyAccessible,
            AutoMinorVersionUpgrade = request.AutoMinorVersionUpgrade,
            LicenseModel = request.LicenseModel,
            OptionGroupName = request.OptionGroupName,
            CopyTagsToSnapshot = request.CopyTagsToSnapshot,
            EnableIAMDatabaseAuthentication = request.EnableIAMDatabaseAuthentication,
            EnableCloudwatchLogsExports = request.EnableCloudwatchLogsExports,
            DeletionProtection = request.DeletionProtection,
            BackupRetentionPeriod = request.BackupRetentionPeriod ?? model.BackupRetentionPeriod,
            PreferredBackupWindow = request.PreferredBackupWindow ?? model.PreferredBackupWindow,
            CACertificateIdentifier = request.CACertificateIdentifier,
            NetworkType = request.NetworkType,
            Domain = request.Domain,
            Tags = request.Tags,
            TagSpecifications = request.TagSpecifications,
        };
    }
}
