namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>All stacks of one account and region, deleted ones included.</summary>
internal sealed class StackRegion
{
    /// <summary>Oldest first.</summary>
    public List<StackState> All { get; } = [];

    /// <summary>By id.</summary>
    public SortedDictionary<string, DriftDetection> DriftDetections { get; } = new(StringComparer.Ordinal);

    public IEnumerable<StackState> Living => All.Where(s => !s.IsDeleted);

    /// <summary>A stack by name, deleted ones left out, or by id, deleted ones too; null when there is none.</summary>
    public StackState? Find(string? nameOrId) =>
        All.Find(s => s.Id == nameOrId) ?? All.Find(s => !s.IsDeleted && s.Name == nameOrId);
}
