using Amazon.RDS.Model;

namespace Cyclops.LocalCloud.Rds;

/// <summary>A DB subnet group. Instances show its model, so that a change of the group reaches them.</summary>
internal sealed class HeldSubnetGroup(DBSubnetGroup model)
{
    public DBSubnetGroup Model => model;

    public TagSet Tags { get; } = new();
}
