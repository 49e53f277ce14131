using Amazon.RDS.Model;
using Cyclops.LocalCloud.Time;

namespace Cyclops.LocalCloud.Rds;

/// <summary>Changes of DB instances: some show at once, some take a while, and some wait for the maintenance window.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html.</remarks>
internal sealed class InstanceChanges(LocalCore core, RegionalState<RdsRegion> regions, InstanceFactory factory, InstanceLife life, ParameterGroups parameterGroups, MasterSecrets secrets)
{
    public ModifyDBInstanceResponse Modify(ModifyDBInstanceRequest request, CallContext call)
    {
        var region = regions[call];
        var instance = region.Instance(request.DBInstanceIdentifier);
        InstanceLife.CheckAvailable(instance);
        CheckServed(instance, request);
        Check(instance, request);
        var storage = Storage(instance, request, call.Now);
        var waiting = PendingChanges.Waiting(instance, request, storage);
        var ceiling = request.MaxAllocatedStorage is null ? instance.Model.MaxAllocatedStorage : InstanceRules.Ceiling(request.MaxAllocatedStorage, storage.Size);
        var groups = ParameterGroup(instance, request, waiting.EngineVersion, call);
        var security = request.VpcSecurityGroupIds is { Count: > 0 } ids ? factory.SecurityGroups(ids, instance.Model.DBSubnetGroup.VpcId, call) : instance.Model.VpcSecurityGroups;
        ManagePassword(region, instance, request, call);
        (instance.Model.MaxAllocatedStorage, instance.Model.DBParameterGroups, instance.Model.VpcSecurityGroups) = (ceiling, groups, security);
        SetAtOnce(instance, request, factory.Key(region, call));
        var immediate = PendingChanges.Immediate(instance, request);
        var pending = PendingChanges.Merge(instance.Model.PendingModifiedValues, waiting);
        if (request.ApplyImmediately == true)
        {
            Begin(region, instance, PendingChanges.Merge(pending, immediate), new PendingModifiedValues(), call.Now);
        }
        else
        {
            Begin(region, instance, immediate, pending, call.Now);
            AwaitWindow(region, instance, call.Now);
        }

        return new ModifyDBInstanceResponse { DBInstance = instance.Describe() };
    }

    private static void CheckServed(HeldInstance instance, ModifyDBInstanceRequest request)
    {
        if (request.NewDBInstanceIdentifier is not null || (request.DBSubnetGroupName is { } group && RdsNames.Key(group) != instance.Model.DBSubnetGroup.DBSubnetGroupName)
            || (request.Engine is { } engine && engine != instance.Model.Engine) || request.OptionGroupName is not null || request.AdditionalStorageVolumes is { Count: > 0 } || request.DBSecurityGroups is { Count: > 0 })
        {
            throw RdsErrors.NotServed("no change of a DB instance's identifier, subnet group, engine, option group or further volumes");
        }
    }

    private static void Check(HeldInstance instance, ModifyDBInstanceRequest request)
    {
        var model = instance.Model;
        InstanceRules.CheckPort(request.DBPortNumber);
        InstanceRules.CheckLogs(request.CloudwatchLogsExportConfiguration?.EnableLogTypes);
        InstanceRules.CheckSettings(
            request.BackupRetentionPeriod, request.PreferredBackupWindow, request.PreferredMaintenanceWindow,
            request.MonitoringInterval ?? (request.MonitoringRoleArn is null ? null : model.MonitoringInterval), request.MonitoringRoleArn ?? (request.MonitoringInterval > 0 ? model.MonitoringRoleArn : null), request.PerformanceInsightsRetentionPeriod);
        if (request.DBInstanceClass is { } wanted)
        {
            InstanceRules.CheckClass(wanted);
        }

        if (request.EngineVersion is null || PostgresVersions.Resolve(request.EngineVersion) is var version && version == model.EngineVersion)
        {
            return;
        }

        if (!PostgresVersions.CanUpgrade(model.EngineVersion, version))
        {
            throw RdsErrors.Combination($"Cannot upgrade {model.Engine} from {model.EngineVersion} to {version}");
        }

        if (PostgresVersions.IsMajor(model.EngineVersion, version) && request.AllowMajorVersionUpgrade != true)
        {
            throw RdsErrors.Combination("The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.");
        }
    }

    /// <summary>The storage as it would be. It never shrinks, grows by a tenth at least, and then rests.</summary>
    private static Storage Storage(HeldInstance instance, ModifyDBInstanceRequest request, DateTimeOffset now)
    {
        var model = instance.Model;
        var size = request.AllocatedStorage ?? model.AllocatedStorage!.Value;
        if (size < model.AllocatedStorage)
        {
            throw RdsErrors.Combination($"Invalid storage size for engine name {model.Engine} and storage type {model.StorageType}: {size}. The storage of {model.AllocatedStorage} GiB cannot be reduced.");
        }

        size = size == model.AllocatedStorage ? size : Math.Max(size, ((model.AllocatedStorage!.Value * 11) + 9) / 10);
        var type = request.StorageType ?? model.StorageType;
        var keeps = type == model.StorageType && (type is "io1" or "io2" || (type == "gp3" && model.AllocatedStorage >= 400));
        var storage = StorageRules.Resolve(size, type, request.Iops ?? (keeps ? model.Iops : null), request.StorageThroughput ?? (keeps ? model.StorageThroughput : null));
        var changes = storage != new Storage(model.AllocatedStorage!.Value, model.StorageType, model.Iops, model.StorageThroughput);
        return changes && now < instance.StorageSettled
            ? throw RdsErrors.Combination("You can't currently modify the storage of this DB instance because the previous storage change is being optimized.")
            : storage;
    }

    /// <summary>A major upgrade needs another parameter group where the present one is a user's own.</summary>
    private List<DBParameterGroupStatus> ParameterGroup(HeldInstance instance, ModifyDBInstanceRequest request, string? upgrade, CallContext call)
    {
        var major = upgrade is not null && PostgresVersions.IsMajor(instance.Model.EngineVersion, upgrade);
        if (major && request.DBParameterGroupName is null && !ParameterGroups.IsDefault(instance.ParameterGroup))
        {
            throw RdsErrors.Combination($"Current Parameter Group ({instance.ParameterGroup}) is non-default. You need to explicitly specify a new Parameter Group in this case (default or custom)");
        }

        var name = request.DBParameterGroupName is null && !major
            ? instance.ParameterGroup
            : parameterGroups.Of(request.DBParameterGroupName, upgrade ?? instance.Model.EngineVersion, call);
        return name == instance.ParameterGroup
            ? instance.Model.DBParameterGroups
            : [new DBParameterGroupStatus { DBParameterGroupName = name, ParameterApplyStatus = major ? "in-sync" : "pending-reboot" }];
    }

    private void ManagePassword(RdsRegion region, HeldInstance instance, ModifyDBInstanceRequest request, CallContext call)
    {
        var model = instance.Model;
        var managed = model.MasterUserSecret is not null;
        if (request.MasterUserPassword is { } password)
        {
            if (request.ManageMasterUserPassword ?? managed)
            {
                throw RdsErrors.Combination("You can't specify MasterUserPassword for an instance with ManageMasterUserPassword enabled.");
            }

            InstanceRules.CheckPassword(password);
        }
        else if (managed && request.ManageMasterUserPassword == false)
        {
            throw RdsErrors.Combination("You must specify MasterUserPassword when ManageMasterUserPassword is disabled.");
        }

        if (request.RotateMasterUserPassword == true && (!managed || request.ApplyImmediately != true))
        {
            throw RdsErrors.Combination("RotateMasterUserPassword needs an instance with ManageMasterUserPassword enabled, and ApplyImmediately.");
        }

        if (!managed && request.ManageMasterUserPassword == true)
        {
            model.MasterUserSecret = secrets.Make(instance.Arn, model.MasterUsername, request.MasterUserSecretKmsKeyId ?? factory.Key(region, call), call);
            model.MasterUserSecret.SecretStatus = "active";
        }
        else if (managed && request.ManageMasterUserPassword == false)
        {
            secrets.Remove(model.MasterUserSecret!.SecretArn, call);
            model.MasterUserSecret = null;
        }
        else if (request.RotateMasterUserPassword == true)
        {
            secrets.Rotate(model.MasterUserSecret!.SecretArn, model.MasterUsername, call);
        }
    }

    /// <summary>What needs no interruption shows with the answer.</summary>
    private static void SetAtOnce(HeldInstance instance, ModifyDBInstanceRequest request, string key)
    {
        var model = instance.Model;
        model.DeletionProtection = request.DeletionProtection ?? model.DeletionProtection;
        model.PreferredBackupWindow = request.PreferredBackupWindow ?? model.PreferredBackupWindow;
        model.PreferredMaintenanceWindow = request.PreferredMaintenanceWindow ?? model.PreferredMaintenanceWindow;
        model.AutoMinorVersionUpgrade = request.AutoMinorVersionUpgrade ?? model.AutoMinorVersionUpgrade;
        model.CopyTagsToSnapshot = request.CopyTagsToSnapshot ?? model.CopyTagsToSnapshot;
        model.PubliclyAccessible = request.PubliclyAccessible ?? model.PubliclyAccessible;
        model.IAMDatabaseAuthenticationEnabled = request.EnableIAMDatabaseAuthentication ?? model.IAMDatabaseAuthenticationEnabled;
        model.CACertificateIdentifier = request.CACertificateIdentifier ?? model.CACertificateIdentifier;
        model.NetworkType = request.NetworkType ?? model.NetworkType;
        model.MonitoringInterval = request.MonitoringInterval ?? model.MonitoringInterval;
        model.MonitoringRoleArn = model.MonitoringInterval > 0 ? request.MonitoringRoleArn ?? model.MonitoringRoleArn : null;
        if (request.BackupRetentionPeriod > 0 && model.BackupRetentionPeriod > 0)
        {
            model.BackupRetentionPeriod = request.BackupRetentionPeriod;
        }

        if (request.CloudwatchLogsExportConfiguration is { } logs)
        {
            model.EnabledCloudwatchLogsExports =
                [.. (model.EnabledCloudwatchLogsExports ?? []).Concat(logs.EnableLogTypes ?? []).Except(logs.DisableLogTypes ?? []).Distinct().Order(StringComparer.Ordinal)];
        }

        InstanceFactory.SetInsights(
            model, request.EnablePerformanceInsights ?? model.PerformanceInsightsEnabled == true, request.PerformanceInsightsRetentionPeriod, request.PerformanceInsightsKMSKeyId ?? key);
    }

    /// <summary>Begins what is to happen now; what is left waits.</summary>
    private void Begin(RdsRegion region, HeldInstance instance, PendingModifiedValues now, PendingModifiedValues left, DateTimeOffset at)
    {
        instance.Model.PendingModifiedValues = PendingChanges.Merge(left, now);
        if (PendingChanges.IsEmpty(now))
        {
            return;
        }

        life.Pass(instance, HeldInstance.Modifying, core.Options.Delays.DatabaseChange, at, end =>
        {
            PendingChanges.Apply(instance, now);
            instance.Model.PendingModifiedValues = left;
            if (PendingChanges.ChangesStorage(now))
            {
                instance.StorageSettled = end + core.Options.Delays.StorageOptimization;
            }

            InstanceLife.MakeAvailable(instance);
            RdsEvents.Add(region, instance, end, "configuration change", "Finished applying modification to the DB instance");
        });
    }

    private void AwaitWindow(RdsRegion region, HeldInstance instance, DateTimeOffset now)
    {
        if (instance.AwaitsWindow || PendingChanges.IsEmpty(instance.Model.PendingModifiedValues))
        {
            return;
        }

        instance.AwaitsWindow = true;
        core.Timeline.Schedule(MaintenanceWindow.Next(instance.Model.PreferredMaintenanceWindow, now), at =>
        {
            instance.AwaitsWindow = false;
            if (region.Instances.GetValueOrDefault(instance.Id) != instance)
            {
                return;
            }

            if (instance.Model.DBInstanceStatus == HeldInstance.Available)
            {
                Begin(region, instance, instance.Model.PendingModifiedValues, new PendingModifiedValues(), at);
            }
            else
            {
                AwaitWindow(region, instance, at);
            }
        });
    }
}
