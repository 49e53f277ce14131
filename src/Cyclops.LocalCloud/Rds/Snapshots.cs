using Amazon.RDS.Model;

namespace Cyclops.LocalCloud.Rds;

/// <summary>Manual snapshots. There are no automated ones: nothing backs up by itself here.</summary>
internal sealed class Snapshots(LocalCore core, RegionalState<RdsRegion> regions, InstanceLife life)
{
    private const string Creating = "creating";
    private const string Manual = "manual";

    public CreateDBSnapshotResponse Create(CreateDBSnapshotRequest request, CallContext call)
    {
        var region = regions[call];
        var instance = region.Instance(request.DBInstanceIdentifier);
        InstanceLife.CheckAvailable(instance);
        var snapshot = Take(region, instance, request.DBSnapshotIdentifier, request.Tags, call);
        life.Pass(instance, HeldInstance.BackingUp, core.Options.Delays.DatabaseSnapshot, call.Now, _ => InstanceLife.MakeAvailable(instance));
        return new CreateDBSnapshotResponse { DBSnapshot = snapshot.Describe() };
    }

    public DescribeDBSnapshotsResponse Describe(DescribeDBSnapshotsRequest request, CallContext call)
    {
        var region = regions[call];
        var named = request.DBSnapshotIdentifier is { } id ? [region.Snapshot(id)] : region.Snapshots.Values.AsEnumerable();
        var found = RdsNames.Filter(named, request.Filters, Value)
            .Where(s => request.DBInstanceIdentifier is null || s.Model.DBInstanceIdentifier == RdsNames.Key(request.DBInstanceIdentifier))
            .Where(s => request.DbiResourceId is null || s.Model.DbiResourceId == request.DbiResourceId)
            .Where(s => request.SnapshotType is null || s.Model.SnapshotType == request.SnapshotType);
        var page = RdsNames.Cut(found, s => s.Model.DBSnapshotIdentifier, request.Marker, request.MaxRecords);
        return new DescribeDBSnapshotsResponse { DBSnapshots = page.Items.ConvertAll(s => s.Describe()), Marker = page.Next };
    }

    public DeleteDBSnapshotResponse Delete(DeleteDBSnapshotRequest request, CallContext call)
    {
        var region = regions[call];
        var snapshot = region.Snapshot(request.DBSnapshotIdentifier);
        if (snapshot.Model.Status != HeldInstance.Available)
        {
            throw new InvalidDBSnapshotStateException($"The snapshot {snapshot.Model.DBSnapshotIdentifier} is not in available state.");
        }

        region.Snapshots.Remove(snapshot.Model.DBSnapshotIdentifier);
        snapshot.Model.Status = "deleted";
        RdsEvents.Add(region, snapshot.Model, call.Now, "deletion", "Deleted user snapshot");
        return new DeleteDBSnapshotResponse { DBSnapshot = snapshot.Describe() };
    }

    /// <summary>Begins a snapshot; the status of the instance is the caller's.</summary>
    public HeldSnapshot Take(RdsRegion region, HeldInstance instance, string name, List<Tag>? tags, CallContext call)
    {
        var id = RdsNames.New("DBSnapshotIdentifier", name, RdsNames.LongestOther);
        var pairs = RdsTags.New(tags, core.Options.Quotas.TagsPerResource);
        if (region.Snapshots.ContainsKey(id))
        {
            throw new DBSnapshotAlreadyExistsException($"Cannot create the snapshot because a snapshot with the identifier {id} already exists.");
        }

        if (region.Snapshots.Count >= core.Options.Quotas.DatabaseSnapshotsPerRegion)
        {
            throw new SnapshotQuotaExceededException($"Cannot create more than {core.Options.Quotas.DatabaseSnapshotsPerRegion} manual snapshots");
        }

        var snapshot = new HeldSnapshot(Model(instance, id, call), new SnapshotSource(instance.Model.DBName, instance.Model.DBInstanceClass));
        if (instance.Model.CopyTagsToSnapshot == true)
        {
            // CloudFormation's and others' own tags are not a user's to copy.
            snapshot.Tags.Set(instance.Tags.All.Where(t => !t.Key.StartsWith("aws:", StringComparison.Ordinal)).Select(t => KeyValuePair.Create(t.Key, (string?)t.Value)));
        }

        snapshot.Tags.Set(pairs);
        region.Snapshots.Add(id, snapshot);
        RdsEvents.Add(region, instance, call.Now, "backup", "Backing up DB instance");
        core.Timeline.Schedule(call.Now + core.Options.Delays.DatabaseSnapshot, at =>
        {
            (snapshot.Model.Status, snapshot.Model.PercentProgress) = (HeldInstance.Available, 100);
            RdsEvents.Add(region, snapshot.Model, at, "creation", "Manual snapshot created");
        });
        return snapshot;
    }

    private static string? Value(HeldSnapshot snapshot, string filter) => filter switch
    {
        "db-instance-id" => snapshot.Model.DBInstanceIdentifier,
        "db-snapshot-id" => snapshot.Model.DBSnapshotIdentifier,
        "dbi-resource-id" => snapshot.Model.DbiResourceId.ToLowerInvariant(),
        "snapshot-type" => snapshot.Model.SnapshotType,
        "engine" => snapshot.Model.Engine,
        _ => throw RdsErrors.Value($"Unrecognized filter name: {filter}"),
    };

    private static DBSnapshot Model(HeldInstance instance, string id, CallContext call)
    {
        var model = instance.Model;
        return new DBSnapshot
        {
            DBSnapshotIdentifier = id,
            DBSnapshotArn = call.Arn("rds", "snapshot:" + id),
            DBInstanceIdentifier = instance.Id,
            DbiResourceId = model.DbiResourceId,
            SnapshotCreateTime = call.NowUtc,
            OriginalSnapshotCreateTime = call.NowUtc,
            SnapshotDatabaseTime = call.NowUtc,
            InstanceCreateTime = model.InstanceCreateTime,
            Engine = model.Engine,
            EngineVersion = model.EngineVersion,
            LicenseModel = model.LicenseModel,
            AllocatedStorage = model.AllocatedStorage,
            StorageType = model.StorageType,
            Iops = model.Iops,
            StorageThroughput = model.StorageThroughput,
            Encrypted = model.StorageEncrypted,
            KmsKeyId = model.KmsKeyId,
            MasterUsername = model.MasterUsername,
            IAMDatabaseAuthenticationEnabled = model.IAMDatabaseAuthenticationEnabled,
            BackupRetentionPeriod = model.BackupRetentionPeriod,
            PreferredBackupWindow = model.PreferredBackupWindow,
            Port = instance.Endpoint.Port,
            AvailabilityZone = model.AvailabilityZone,
            VpcId = model.DBSubnetGroup.VpcId,
            SnapshotType = Manual,
            SnapshotTarget = "region",
            Status = Creating,
            PercentProgress = 0,
        };
    }
}
