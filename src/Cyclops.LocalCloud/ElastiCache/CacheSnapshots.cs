using Amazon.ElastiCache.Model;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>The final snapshots of replication groups. There are no automatic ones: nothing backs up by itself here.</summary>
internal sealed class CacheSnapshots(LocalCore core, RegionalState<CacheRegion> regions)
{
    /// <summary>Takes the snapshot of a group that is about to go.</summary>
    /// <exception cref="SnapshotAlreadyExistsException">The name is taken.</exception>
    public void Take(HeldReplicationGroup group, string name, CallContext call)
    {
        var region = regions[call];
        var key = CacheNames.New("FinalSnapshotIdentifier", name, CacheNames.LongestOther);
        if (region.Snapshots.ContainsKey(key))
        {
            throw new SnapshotAlreadyExistsException($"Snapshot with specified name {key} already exists.");
        }

        var snapshot = new HeldCacheSnapshot(
            key, call.Arn("elasticache", "snapshot:" + key), group.Id, group.Model.CacheNodeType, group.Model.Engine, group.EngineVersion, group.Nodes.Count);
        region.Snapshots.Add(key, snapshot);
        core.Timeline.Schedule(call.Now + core.Options.Delays.CacheStop, _ => snapshot.Status = HeldReplicationGroup.Available);
    }

    public BagResponse Describe(BagRequest request, CallContext call)
    {
        var region = regions[call];
        var found = (request.Text("SnapshotName") is { } name ? [region.Snapshot(name)] : region.Snapshots.Values.AsEnumerable())
            .Where(s => request.Text("ReplicationGroupId") is not { } group || s.Group == CacheNames.Key(group));
        var page = CacheNames.Cut(found, s => s.Name, request.Text("Marker"), request.Values.GetValueOrDefault("MaxRecords") as int?);
        return new BagResponse { Values = new() { ["Snapshots"] = page.Items.ConvertAll(Answer), ["Marker"] = page.Next } };
    }

    public BagResponse Delete(BagRequest request, CallContext call)
    {
        var region = regions[call];
        var snapshot = region.Snapshot(request.Text("SnapshotName")!);
        if (snapshot.Status != HeldReplicationGroup.Available)
        {
            throw AwsErrors.Sender("InvalidSnapshotState", $"The snapshot {snapshot.Name} is {snapshot.Status}.");
        }

        region.Snapshots.Remove(snapshot.Name);
        snapshot.Status = HeldReplicationGroup.Deleting;
        return new BagResponse { Values = new() { ["Snapshot"] = Answer(snapshot) } };
    }

    private static Bag Answer(HeldCacheSnapshot snapshot) => new()
    {
        Values = new(StringComparer.Ordinal)
        {
            ["SnapshotName"] = snapshot.Name,
            ["ReplicationGroupId"] = snapshot.Group,
            ["SnapshotStatus"] = snapshot.Status,
            ["SnapshotSource"] = "manual",
            ["CacheNodeType"] = snapshot.NodeType,
            ["Engine"] = snapshot.Engine,
            ["EngineVersion"] = snapshot.EngineVersion,
            ["NumCacheNodes"] = snapshot.NodeCount,
            ["ARN"] = snapshot.Arn,
        },
    };
}
