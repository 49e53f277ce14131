namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>What an update needs to finish or to go back.</summary>
/// <param name="Input">What the stack was before.</param>
/// <param name="Before">Its resources before, as copies.</param>
internal sealed record RunningUpdate(StackInput Input, IReadOnlyDictionary<string, StackResourceState> Before)
{
    private readonly List<string> _touched = [];

    /// <summary>The logical ids created, changed or replaced so far, in order, each once.</summary>
    public IReadOnlyList<string> Touched => _touched;

    /// <summary>The resources that others have taken the place of.</summary>
    public List<StackResourceState> Replaced { get; } = [];

    /// <summary>What the rollback has still to bring back, by logical id: how it was.</summary>
    public SortedDictionary<string, StackResourceState> Pending { get; } = new(StringComparer.Ordinal);

    /// <summary>What the update has made and the rollback has to delete.</summary>
    public List<StackResourceState> Leftovers { get; } = [];

    public void Touch(string id)
    {
        if (!_touched.Contains(id))
        {
            _touched.Add(id);
        }
    }
}
