namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>What an update needs to finish or to go back.</summary>
/// <param name="Input">What the stack was before.</param>
/// <param name="Before">Its resources before, as copies.</param>
internal sealed record RunningUpdate(StackInput Input, IReadOnlyDictionary<string, StackResourceState> Before)
{
    /// <summary>The logical ids created, changed or replaced so far, in order.</summary>
    public List<string> Touched { get; } = [];

    /// <summary>The resources that others have taken the place of.</summary>
    public List<StackResourceState> Replaced { get; } = [];
}
