using Amazon.RDS.Model;

namespace Cyclops.LocalCloud.Rds;

/// <summary>A manual snapshot; it outlives its instance.</summary>
/// <param name="source">What the instance was like, for a restoration.</param>
internal sealed class HeldSnapshot(DBSnapshot model, SnapshotSource source)
{
    public DBSnapshot Model => model;

    public SnapshotSource Source => source;

    public TagSet Tags { get; } = new();

    public DBSnapshot Describe()
    {
        model.TagList = RdsTags.Answer(Tags);
        return model;
    }
}
