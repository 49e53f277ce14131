using Amazon.RDS.Model;

namespace Cyclops.LocalCloud.Rds;

/// <summary>The changes of an instance that interrupt it, and so wait for a maintenance window unless they are wanted at once.</summary>
internal static class PendingChanges
{
    /// <summary>What RDS shows of a password that is about to change.</summary>
    private const string Hidden = "****";

    /// <summary>What a request would change that may wait.</summary>
    /// <param name="storage">As it would be.</param>
    public static PendingModifiedValues Waiting(HeldInstance instance, ModifyDBInstanceRequest request, Storage storage)
    {
        var model = instance.Model;
        return new PendingModifiedValues
        {
            DBInstanceClass = Other(request.DBInstanceClass, model.DBInstanceClass),
            EngineVersion = request.EngineVersion is { } version ? Other(PostgresVersions.Resolve(version), model.EngineVersion) : null,
            MultiAZ = Other(request.MultiAZ, model.MultiAZ),
            AllocatedStorage = Other(storage.Size, model.AllocatedStorage),
            StorageType = Other(storage.Type, model.StorageType),
            Iops = Other(storage.Iops, model.Iops),
            StorageThroughput = Other(storage.Throughput, model.StorageThroughput),

            // Only switching backups on or off needs an interruption.
            BackupRetentionPeriod = request.BackupRetentionPeriod > 0 != model.BackupRetentionPeriod > 0 ? request.BackupRetentionPeriod : null,
        };
    }

    /// <summary>What a request would change at once, whatever it says, although it takes a while.</summary>
    public static PendingModifiedValues Immediate(HeldInstance instance, ModifyDBInstanceRequest request) => new()
    {
        Port = Other(request.DBPortNumber, instance.Endpoint.Port),
        MasterUserPassword = request.MasterUserPassword is null ? null : Hidden,
    };

    /// <summary>Both, the later of two values for the same.</summary>
    public static PendingModifiedValues Merge(PendingModifiedValues first, PendingModifiedValues second) => new()
    {
        DBInstanceClass = second.DBInstanceClass ?? first.DBInstanceClass,
        EngineVersion = second.EngineVersion ?? first.EngineVersion,
        MultiAZ = second.MultiAZ ?? first.MultiAZ,
        AllocatedStorage = second.AllocatedStorage ?? first.AllocatedStorage,
        StorageType = second.StorageType ?? first.StorageType,
        Iops = second.Iops ?? first.Iops,
        StorageThroughput = second.StorageThroughput ?? first.StorageThroughput,
        BackupRetentionPeriod = second.BackupRetentionPeriod ?? first.BackupRetentionPeriod,
        Port = second.Port ?? first.Port,
        MasterUserPassword = second.MasterUserPassword ?? first.MasterUserPassword,
    };

    public static bool IsEmpty(PendingModifiedValues values) =>
        values is { DBInstanceClass: null, EngineVersion: null, MultiAZ: null, BackupRetentionPeriod: null, Port: null, MasterUserPassword: null } && !ChangesStorage(values);

    public static bool ChangesStorage(PendingModifiedValues values) =>
        values is not { AllocatedStorage: null, StorageType: null, Iops: null, StorageThroughput: null };

    public static void Apply(HeldInstance instance, PendingModifiedValues values)
    {
        var model = instance.Model;
        model.DBInstanceClass = values.DBInstanceClass ?? model.DBInstanceClass;
        model.EngineVersion = values.EngineVersion ?? model.EngineVersion;
        model.BackupRetentionPeriod = values.BackupRetentionPeriod ?? model.BackupRetentionPeriod;
        instance.Endpoint.Port = values.Port ?? instance.Endpoint.Port;
        if (values.MultiAZ is { } multiple)
        {
            model.MultiAZ = multiple;
            model.SecondaryAvailabilityZone = multiple ? InstanceFactory.Standby(model) : null;
        }

        if (ChangesStorage(values))
        {
            var type = values.StorageType ?? model.StorageType;
            InstanceFactory.SetStorage(model, new Storage(
                values.AllocatedStorage ?? model.AllocatedStorage!.Value, type, type is "gp2" or "standard" ? null : values.Iops ?? model.Iops, type == "gp3" ? values.StorageThroughput ?? model.StorageThroughput : null));
        }
    }

    private static string? Other(string? wanted, string? now) => wanted == now ? null : wanted;

    private static T? Other<T>(T? wanted, T? now)
        where T : struct => wanted.Equals(now) ? null : wanted;
}
