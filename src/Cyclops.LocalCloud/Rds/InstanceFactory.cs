using Amazon.RDS.Model;
using Cyclops.LocalCloud.Ec2;
using Cyclops.LocalCloud.Network;

namespace Cyclops.LocalCloud.Rds;

/// <summary>Makes an instance of what was asked for, with RDS's defaults for the rest.</summary>
internal sealed class InstanceFactory(LocalCore core, RegionalState<RdsRegion> regions, INetworkTable network, SubnetGroups subnetGroups, ParameterGroups parameterGroups, MasterSecrets secrets)
{
    public const string Authority = "rds-ca-rsa2048-g1";
    private const int DefaultPort = 5432;
    private static readonly DateTime AuthorityEnds = new(2061, 5, 21, 0, 0, 0, DateTimeKind.Utc);

    /// <param name="restored">From a snapshot, which has the master's password in it.</param>
    public HeldInstance Make(CreateDBInstanceRequest request, CallContext call, bool restored)
    {
        var id = RdsNames.New("DBInstanceIdentifier", request.DBInstanceIdentifier, RdsNames.LongestInstance);
        var tags = RdsTags.New([.. request.Tags ?? [], .. (request.TagSpecifications ?? []).Where(s => s.ResourceType == "db-instance").SelectMany(s => s.Tags)], core.Options.Quotas.TagsPerResource);
        Check(request, restored);
        var region = regions[call];
        var version = PostgresVersions.Resolve(request.EngineVersion);
        var storage = StorageRules.Resolve(
            request.AllocatedStorage ?? throw RdsErrors.Value("The parameter AllocatedStorage must be provided and must not be blank."), request.StorageType, request.Iops, request.StorageThroughput);
        var group = subnetGroups.Of(request.DBSubnetGroupName, call);
        var model = new DBInstance
        {
            DBInstanceIdentifier = id,
            DBInstanceArn = call.Arn("rds", "db:" + id),
            DBInstanceClass = request.DBInstanceClass,
            DBParameterGroups = [new DBParameterGroupStatus { DBParameterGroupName = parameterGroups.Of(request.DBParameterGroupName, version, call), ParameterApplyStatus = "in-sync" }],
            VpcSecurityGroups = SecurityGroups(request.VpcSecurityGroupIds, group.VpcId, call),
            DBSubnetGroup = group,
            Engine = request.Engine,
            EngineVersion = version,
        };
        Place(model, request, group, call);
        Fill(model, request, region, call);
        SetStorage(model, storage);
        model.MaxAllocatedStorage = InstanceRules.Ceiling(request.MaxAllocatedStorage, storage.Size);
        model.DbiResourceId = "db-" + core.Ids.Upper(26);
        if (request.ManageMasterUserPassword == true)
        {
            model.MasterUserSecret = secrets.Make(model.DBInstanceArn, model.MasterUsername, request.MasterUserSecretKmsKeyId ?? Key(region, call), call);
        }

        region.Label ??= core.Ids.Hex(12);
        var endpoint = new Endpoint { Address = $"{id}.{region.Label}.{call.Region}.rds.amazonaws.com", Port = request.Port ?? DefaultPort, HostedZoneId = "Z29XKXDKYMONMX" };
        var instance = new HeldInstance(model, endpoint);
        instance.Tags.Set(tags);
        return instance;
    }

    /// <summary>The key that stands in where none is named.</summary>
    public string Key(RdsRegion region, CallContext call) => region.DefaultKey ??= call.Arn("kms", "key/" + core.Ids.Uuid());

    public static void SetStorage(DBInstance model, Storage storage) =>
        (model.AllocatedStorage, model.StorageType, model.Iops, model.StorageThroughput) = (storage.Size, storage.Type, storage.Iops, storage.Throughput);

    /// <summary>The groups of an instance, all of its VPC; without any the default group of it.</summary>
    public List<VpcSecurityGroupMembership> SecurityGroups(List<string>? ids, string vpc, CallContext call)
    {
        foreach (var id in ids ?? [])
        {
            var found = network.VpcOfGroup(call, id) ?? throw RdsErrors.Value($"Invalid security group , groupId= {id}, groupName=.");
            if (found != vpc)
            {
                throw RdsErrors.Combination($"The DB instance and EC2 security group are in different VPCs. The DB instance is in {vpc} and the EC2 security group is in {found}");
            }
        }

        return [.. (ids is { Count: > 0 } ? ids : [network.DefaultGroup(call, vpc)]).Distinct().Select(id => new VpcSecurityGroupMembership { VpcSecurityGroupId = id, Status = "active" })];
    }

    private static void Check(CreateDBInstanceRequest request, bool restored)
    {
        InstanceRules.CheckServed(request);
        InstanceRules.CheckClass(request.DBInstanceClass);
        InstanceRules.CheckMaster(request, restored);
        InstanceRules.CheckPort(request.Port);
        InstanceRules.CheckLogs(request.EnableCloudwatchLogsExports);
        InstanceRules.CheckSettings(
            request.BackupRetentionPeriod, request.PreferredBackupWindow, request.PreferredMaintenanceWindow, request.MonitoringInterval, request.MonitoringRoleArn, request.PerformanceInsightsRetentionPeriod);
        if (request.KmsKeyId is not null && request.StorageEncrypted != true)
        {
            throw RdsErrors.Combination("You can't specify a KMS key for an instance whose storage is not encrypted.");
        }

        if (request.MultiAZ == true && request.AvailabilityZone is not null)
        {
            throw RdsErrors.Combination("Requesting a specific availability zone is not valid for Multi-AZ instances.");
        }
    }

    private void Place(DBInstance model, CreateDBInstanceRequest request, DBSubnetGroup group, CallContext call)
    {
        var zones = group.Subnets.Select(s => s.SubnetAvailabilityZone.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        if (request.AvailabilityZone is { } wanted && !zones.Contains(wanted))
        {
            throw DefaultNetwork.Zones(call.Region).Contains(wanted)
                ? new InvalidVPCNetworkStateException($"The DB subnet group {group.DBSubnetGroupName} has no subnet in the Availability Zone {wanted}.")
                : RdsErrors.Value($"Invalid availability zone: {wanted}");
        }

        model.PubliclyAccessible = request.PubliclyAccessible ?? (request.DBSubnetGroupName is null);
        if (model.PubliclyAccessible == true && !network.HasInternetGateway(call, group.VpcId))
        {
            throw new InvalidVPCNetworkStateException("Cannot create a publicly accessible DBInstance. The specified VPC has no internet gateway attached.");
        }

        model.AvailabilityZone = request.AvailabilityZone ?? zones[0];
        model.MultiAZ = request.MultiAZ ?? false;
        model.SecondaryAvailabilityZone = model.MultiAZ == true ? Standby(model) : null;
        model.NetworkType = request.NetworkType ?? "IPV4";
    }

    /// <summary>The zone of the standby: the first of the group that is not the instance's own.</summary>
    public static string Standby(DBInstance model) =>
        model.DBSubnetGroup.Subnets.Select(s => s.SubnetAvailabilityZone.Name).Order(StringComparer.Ordinal).First(z => z != model.AvailabilityZone);

    private void Fill(DBInstance model, CreateDBInstanceRequest request, RdsRegion region, CallContext call)
    {
        model.MasterUsername = request.MasterUsername;
        model.DBName = request.DBName;
        model.LicenseModel = request.LicenseModel ?? "postgresql-license";
        model.BackupRetentionPeriod = request.BackupRetentionPeriod ?? 1;
        model.PreferredBackupWindow = request.PreferredBackupWindow ?? "03:00-03:30";
        model.PreferredMaintenanceWindow = request.PreferredMaintenanceWindow ?? "sun:04:00-sun:04:30";
        model.AutoMinorVersionUpgrade = request.AutoMinorVersionUpgrade ?? true;
        model.CopyTagsToSnapshot = request.CopyTagsToSnapshot ?? false;
        model.DeletionProtection = request.DeletionProtection ?? false;
        model.StorageEncrypted = request.StorageEncrypted ?? false;
        model.KmsKeyId = model.StorageEncrypted == true ? request.KmsKeyId ?? Key(region, call) : null;
        model.IAMDatabaseAuthenticationEnabled = request.EnableIAMDatabaseAuthentication ?? false;
        model.MonitoringInterval = request.MonitoringInterval ?? 0;
        model.MonitoringRoleArn = request.MonitoringRoleArn;
        model.EnabledCloudwatchLogsExports = request.EnableCloudwatchLogsExports;
        model.CACertificateIdentifier = request.CACertificateIdentifier ?? Authority;
        model.CertificateDetails = new CertificateDetails { CAIdentifier = model.CACertificateIdentifier, ValidTill = AuthorityEnds };
        model.PendingModifiedValues = new PendingModifiedValues();
        model.DbInstancePort = 0;
        model.BackupTarget = "region";
        model.EngineLifecycleSupport = request.EngineLifecycleSupport ?? "open-source-rds-extended-support";
        SetInsights(model, request.EnablePerformanceInsights ?? false, request.PerformanceInsightsRetentionPeriod, request.PerformanceInsightsKMSKeyId ?? Key(region, call));
    }

    /// <summary>Performance Insights, kept for 7 days unless said otherwise.</summary>
    public static void SetInsights(DBInstance model, bool enabled, int? days, string key)
    {
        model.PerformanceInsightsEnabled = enabled;
        model.PerformanceInsightsRetentionPeriod = enabled ? days ?? model.PerformanceInsightsRetentionPeriod ?? 7 : null;
        model.PerformanceInsightsKMSKeyId = enabled ? model.PerformanceInsightsKMSKeyId ?? key : null;
    }
}
