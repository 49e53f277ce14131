namespace Cyclops.LocalCloud.AutoScaling;

/// <summary>The Auto Scaling groups of one account and region.</summary>
internal sealed class AutoScalingRegion
{
    public SortedDictionary<string, GroupState> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>Only the names: the old form of a launch template, known so that it is not refused.</summary>
    public SortedSet<string> LaunchConfigurations { get; } = new(StringComparer.Ordinal);

    public GroupState Group(string? name) =>
        Groups.GetValueOrDefault(name ?? "") ?? throw AwsErrors.Validation($"AutoScalingGroup name not found - AutoScalingGroup '{name}' not found");
}
