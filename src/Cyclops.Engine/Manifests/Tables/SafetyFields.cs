using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>Limits on deletion.</summary>
internal static class SafetyFields
{
    public static readonly Field<int> MaxDeletes = Field<int>.WithDefault(
        "maxDeletes", new IntegerKind(0, 1000), "3", "Apps of one environment that a commit may remove without a further word.");

    public static readonly Field<int> MaxDeletePercent = Field<int>.WithDefault(
        "maxDeletePercent", new IntegerKind(0, 100, "percent"), "10", "The same as a share of the environment's apps; the larger of both counts.");

    public static readonly Field<TimeSpan> Retention = Field<TimeSpan>.WithDefault(
        "retention", new DurationKind("1h", "3650d"), "14d", "How long data of a removed app is kept.");

    public static readonly Field<bool> FinalBackup = Field<bool>.WithDefault(
        "finalBackup", SharedKinds.Flag, "true", "Whether a database is dumped to `configBucket` before it is dropped for good, and a search core backed up on its server. Without a bucket a database stays until there is one.");

    public static readonly ObjectKind Kind = new("Safety", "Limits on deletion.", MaxDeletes, MaxDeletePercent, Retention, FinalBackup)
    {
        Planned = ["deletion"],
    };
}
