using Amazon.RDS.Model;

namespace Cyclops.LocalCloud.Rds;

/// <summary>The databases of one account and region, all by their names in lower case.</summary>
internal sealed class RdsRegion
{
    public SortedDictionary<string, HeldInstance> Instances { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, HeldSnapshot> Snapshots { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, HeldSubnetGroup> SubnetGroups { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, HeldParameterGroup> ParameterGroups { get; } = new(StringComparer.Ordinal);

    /// <summary>In the order in which they happened.</summary>
    public List<Event> Events { get; } = [];

    /// <summary>The label that all endpoints of an account and region share; null until there is one.</summary>
    public string? Label { get; set; }

    /// <summary>The key that encrypts where none is named; null until there is one.</summary>
    public string? DefaultKey { get; set; }

    public HeldInstance Instance(string id) =>
        Instances.GetValueOrDefault(RdsNames.Key(id)) ?? throw new DBInstanceNotFoundException($"DBInstance {RdsNames.Key(id)} not found.");

    public HeldSnapshot Snapshot(string id) =>
        Snapshots.GetValueOrDefault(RdsNames.Key(id)) ?? throw new DBSnapshotNotFoundException($"DBSnapshot {RdsNames.Key(id)} not found.");

    public HeldSubnetGroup SubnetGroup(string name) =>
        SubnetGroups.GetValueOrDefault(RdsNames.Key(name)) ?? throw new DBSubnetGroupNotFoundException($"DBSubnetGroup '{name}' not found.");

    public HeldParameterGroup ParameterGroup(string name) =>
        ParameterGroups.GetValueOrDefault(RdsNames.Key(name)) ?? throw new DBParameterGroupNotFoundException($"DBParameterGroup not found: {name}");
}
