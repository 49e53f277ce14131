namespace Cyclops.Model.Manifests;

/// <summary>Limits on deletion.</summary>
/// <param name="MaxDeletes">Apps of one environment that a commit may remove without a word more. Default 3.</param>
/// <param name="MaxDeletePercent">The same as a share of the environment's apps; the larger of both counts. Default 10.</param>
/// <param name="Retention">How long data of a removed app is kept. Default 14 days.</param>
public sealed record SafetySpec(int MaxDeletes, int MaxDeletePercent, TimeSpan Retention)
{
    /// <summary>Whether databases and search cores are backed up before they go for good. Default true.</summary>
    public bool FinalBackup { get; init; } = true;

    public static SafetySpec Default { get; } = new(3, 10, TimeSpan.FromDays(14));
}
