namespace Cyclops.LocalCloud.Ecs.TaskDefinitions;

/// <summary>A family and its revisions.</summary>
internal sealed class HeldFamily(string name)
{
    public string Name => name;

    public int LastRevision { get; set; }

    public SortedDictionary<int, HeldTaskDefinition> Revisions { get; } = [];

    public HeldTaskDefinition? LatestActive => Revisions.Values.LastOrDefault(r => r.Active);
}
