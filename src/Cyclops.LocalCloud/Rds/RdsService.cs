using System.Text.Json;
using Amazon.RDS.Internal;
using Amazon.RDS.Model;
using Cyclops.LocalCloud.Network;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.SecretsManager;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Rds;

/// <summary>RDS for PostgreSQL: DB instances and what they are made of. No server answers behind the endpoints.</summary>
internal sealed class RdsService : ILocalService
{
    private readonly RegionalState<RdsRegion> _regions = new(() => new RdsRegion());
    private readonly SubnetGroups _subnetGroups;
    private readonly ParameterGroups _parameterGroups;
    private readonly Snapshots _snapshots;
    private readonly InstanceOperations _instances;
    private readonly InstanceChanges _changes;
    private readonly RdsEvents _events;
    private readonly RdsTags _tags;

    public RdsService(LocalCore core, INetworkTable network, SecretsManagerService secrets)
    {
        var life = new InstanceLife(core);
        var passwords = new MasterSecrets(core, secrets.Regions);
        _subnetGroups = new SubnetGroups(core, _regions, network);
        _parameterGroups = new ParameterGroups(core, _regions);
        _snapshots = new Snapshots(core, _regions, life);
        var factory = new InstanceFactory(core, _regions, network, _subnetGroups, _parameterGroups, passwords);
        _instances = new InstanceOperations(core, _regions, factory, life, _snapshots, passwords);
        _changes = new InstanceChanges(core, _regions, factory, life, _parameterGroups, passwords);
        _events = new RdsEvents(_regions);
        _tags = new RdsTags(core, _regions);
    }

    public string Name => "rds";

    /// <summary>All databases of all regions.</summary>
    internal RegionalState<RdsRegion> Regions => _regions;

    /// <summary>Whether an instance is in a security group, which then cannot be deleted.</summary>
    public bool UsesSecurityGroup(CallContext call, string groupId) =>
        _regions[call].Instances.Values.Any(i => i.Model.VpcSecurityGroups.Exists(g => g.VpcSecurityGroupId == groupId));

    /// <summary>Whether an instance or its standby lives in a subnet. That a group names it holds nothing.</summary>
    public bool UsesSubnet(CallContext call, string subnetId) => _regions[call].Instances.Values.Any(i => i.SubnetIds.Contains(subnetId));

    public void Register(OperationTable operations)
    {
        operations.Add(Name, [.. RDSSchema.Operations, .. RdsShapes.All], "MissingParameter");
        operations
            .On<CreateDBInstanceRequest, CreateDBInstanceResponse>(RDSSchema.CreateDBInstance, _instances.Create)
            .On<RestoreDBInstanceFromDBSnapshotRequest, RestoreDBInstanceFromDBSnapshotResponse>(RDSSchema.RestoreDBInstanceFromDBSnapshot, _instances.Restore)
            .On<DescribeDBInstancesRequest, DescribeDBInstancesResponse>(RDSSchema.DescribeDBInstances, _instances.Describe)
            .On<ModifyDBInstanceRequest, ModifyDBInstanceResponse>(RDSSchema.ModifyDBInstance, _changes.Modify)
            .On<DeleteDBInstanceRequest, DeleteDBInstanceResponse>(RDSSchema.DeleteDBInstance, _instances.Delete)
            .On<CreateDBSnapshotRequest, CreateDBSnapshotResponse>(RDSSchema.CreateDBSnapshot, _snapshots.Create)
            .On<DescribeDBSnapshotsRequest, DescribeDBSnapshotsResponse>(RDSSchema.DescribeDBSnapshots, _snapshots.Describe)
            .On<DeleteDBSnapshotRequest, DeleteDBSnapshotResponse>(RDSSchema.DeleteDBSnapshot, _snapshots.Delete)
            .On<CreateDBSubnetGroupRequest, CreateDBSubnetGroupResponse>(RDSSchema.CreateDBSubnetGroup, _subnetGroups.Create)
            .On<BagRequest, BagResponse>(RdsShapes.ModifyDBSubnetGroup, _subnetGroups.Modify)
            .On<DescribeDBSubnetGroupsRequest, DescribeDBSubnetGroupsResponse>(RDSSchema.DescribeDBSubnetGroups, _subnetGroups.Describe)
            .On<DeleteDBSubnetGroupRequest, DeleteDBSubnetGroupResponse>(RDSSchema.DeleteDBSubnetGroup, _subnetGroups.Delete)
            .On<BagRequest, BagResponse>(RdsShapes.CreateDBParameterGroup, _parameterGroups.Create)
            .On<BagRequest, BagResponse>(RdsShapes.ModifyDBParameterGroup, _parameterGroups.Modify)
            .On<BagRequest, BagResponse>(RdsShapes.ResetDBParameterGroup, _parameterGroups.Reset)
            .On<BagRequest, BagResponse>(RdsShapes.DescribeDBParameterGroups, _parameterGroups.Describe)
            .On<BagRequest, BagResponse>(RdsShapes.DeleteDBParameterGroup, _parameterGroups.Delete)
            .On<DescribeDBEngineVersionsRequest, DescribeDBEngineVersionsResponse>(RDSSchema.DescribeDBEngineVersions, PostgresVersions.Describe)
            .On<DescribeEventsRequest, DescribeEventsResponse>(RDSSchema.DescribeEvents, _events.Describe)
            .On<AddTagsToResourceRequest, AddTagsToResourceResponse>(RDSSchema.AddTagsToResource, _tags.Add)
            .On<RemoveTagsFromResourceRequest, RemoveTagsFromResourceResponse>(RDSSchema.RemoveTagsFromResource, _tags.Remove)
            .On<ListTagsForResourceRequest, ListTagsForResourceResponse>(RDSSchema.ListTagsForResource, _tags.List);
    }

    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, region) in _regions.All)
        {
            json.WriteStartObject(name);
            foreach (var instance in region.Instances.Values)
            {
                json.WriteString(instance.Arn, $"{instance.Model.DBInstanceStatus} {instance.Model.EngineVersion} {instance.Model.DBInstanceClass} {instance.Model.AllocatedStorage} GiB");
            }

            foreach (var snapshot in region.Snapshots.Values)
            {
                json.WriteString(snapshot.Model.DBSnapshotArn, $"{snapshot.Model.Status} of {snapshot.Model.DBInstanceIdentifier}");
            }

            foreach (var group in region.SubnetGroups.Values)
            {
                json.WriteString(group.Model.DBSubnetGroupArn, string.Join(' ', group.Model.Subnets.Select(s => s.SubnetIdentifier)));
            }

            foreach (var group in region.ParameterGroups.Values)
            {
                json.WriteString(group.Arn, $"{group.Family} {string.Join(' ', group.Parameters.Select(p => $"{p.Key}={p.Value}"))}");
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public void Reset() => _regions.Clear();
}
