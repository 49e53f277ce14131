using Amazon.ElastiCache.Internal;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>Operations that CloudFormation's types and people need; the clients' model leaves them out, for Cyclops does not call them.</summary>
internal static class CacheShapes
{
    private static readonly Shape Tags = Of(ElastiCacheSchema.AddTagsToResource.Input!, "Tags");

    private static readonly Member ReplicationGroup = new("ReplicationGroup", ShapeLookup.At(ElastiCacheSchema.ModifyReplicationGroup.Output, "ReplicationGroup"));

    private static readonly BagShape Parameter = new("ParameterNameValue", static () => new Bag(), Text("ParameterName"), Text("ParameterValue"));

    private static readonly BagShape Group = new(
        "CacheParameterGroup", static () => new Bag(), Text("CacheParameterGroupName"), Text("CacheParameterGroupFamily"), Text("Description"), Text("ARN"));

    private static readonly BagShape Snapshot = new(
        "Snapshot", static () => new Bag(), Text("SnapshotName"), Text("ReplicationGroupId"), Text("SnapshotStatus"), Text("SnapshotSource"),
        Text("CacheNodeType"), Text("Engine"), Text("EngineVersion"), Number("NumCacheNodes"), Text("ARN"));

    public static readonly OperationShape RemoveTagsFromResource = Operation(
        "RemoveTagsFromResource",
        [Required("ResourceName"), new Member("TagKeys", new ListShape(static () => new List<string>(), Aws.Wire.Shapes.String)) { IsRequired = true }],
        [new Member("TagList", Tags)]);

    public static readonly OperationShape ModifyCacheSubnetGroup = Operation(
        "ModifyCacheSubnetGroup",
        [Required("CacheSubnetGroupName"), Text("CacheSubnetGroupDescription"), new Member("SubnetIds", Of(ElastiCacheSchema.CreateCacheSubnetGroup.Input!, "SubnetIds"))],
        [new Member("CacheSubnetGroup", ShapeLookup.At(ElastiCacheSchema.CreateCacheSubnetGroup.Output, "CacheSubnetGroup"))]);

    public static readonly OperationShape CreateCacheParameterGroup = Operation(
        "CreateCacheParameterGroup",
        [Required("CacheParameterGroupName"), Required("CacheParameterGroupFamily"), Required("Description"), new Member("Tags", Tags)],
        [new Member("CacheParameterGroup", Group)]);

    public static readonly OperationShape ModifyCacheParameterGroup = Operation(
        "ModifyCacheParameterGroup",
        [Required("CacheParameterGroupName"), new Member("ParameterNameValues", new ListShape(static () => new List<Bag>(), Parameter, "ParameterNameValue")) { IsRequired = true }],
        [Text("CacheParameterGroupName")]);

    public static readonly OperationShape ResetCacheParameterGroup = Operation(
        "ResetCacheParameterGroup",
        [Required("CacheParameterGroupName"), new Member("ResetAllParameters", Aws.Wire.Shapes.Bool), new Member("ParameterNameValues", new ListShape(static () => new List<Bag>(), Parameter, "ParameterNameValue"))],
        [Text("CacheParameterGroupName")]);

    public static readonly OperationShape DescribeCacheParameterGroups = Operation(
        "DescribeCacheParameterGroups",
        [Text("CacheParameterGroupName"), Number("MaxRecords"), Text("Marker")],
        [Text("Marker"), new Member("CacheParameterGroups", new ListShape(static () => new List<Bag>(), Group, "CacheParameterGroup"))]);

    public static readonly OperationShape DeleteCacheParameterGroup = Operation("DeleteCacheParameterGroup", [Required("CacheParameterGroupName")], []);

    public static readonly OperationShape IncreaseReplicaCount = Operation("IncreaseReplicaCount", ReplicaCount(), [ReplicationGroup]);

    public static readonly OperationShape DecreaseReplicaCount = Operation("DecreaseReplicaCount", ReplicaCount(), [ReplicationGroup]);

    public static readonly OperationShape DescribeSnapshots = Operation(
        "DescribeSnapshots",
        [Text("ReplicationGroupId"), Text("SnapshotName"), Number("MaxRecords"), Text("Marker")],
        [Text("Marker"), new Member("Snapshots", new ListShape(static () => new List<Bag>(), Snapshot, "Snapshot"))]);

    public static readonly OperationShape DeleteSnapshot = Operation("DeleteSnapshot", [Required("SnapshotName")], [new Member("Snapshot", Snapshot)]);

    public static IReadOnlyList<OperationShape> All { get; } =
    [
        RemoveTagsFromResource, ModifyCacheSubnetGroup, CreateCacheParameterGroup, ModifyCacheParameterGroup, ResetCacheParameterGroup, DescribeCacheParameterGroups, DeleteCacheParameterGroup,
        IncreaseReplicaCount, DecreaseReplicaCount, DescribeSnapshots, DeleteSnapshot,
    ];

    private static Member[] ReplicaCount() =>
        [Required("ReplicationGroupId"), Number("NewReplicaCount"), new Member("ApplyImmediately", Aws.Wire.Shapes.Bool) { IsRequired = true }];

    private static OperationShape Operation(string name, Member[] input, Member[] output) => new(
        ElastiCacheSchema.Service,
        name,
        new BagShape(name + "Message", static () => new BagRequest(), input),
        new BagShape(name + "Result", static () => new BagResponse(), output))
    {
        ResultWrapper = output.Length == 0 ? null : name + "Result",
    };

    private static Shape Of(StructShape shape, string member) =>
        Array.Find(shape.Members, m => m.Name == member)?.Shape ?? throw new ArgumentException($"{shape.Name} has no {member}", nameof(member));

    private static Member Text(string name) => new(name, Aws.Wire.Shapes.String);

    private static Member Number(string name) => new(name, Aws.Wire.Shapes.Int);

    private static Member Required(string name) => new(name, Aws.Wire.Shapes.String) { IsRequired = true };
}
