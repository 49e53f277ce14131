namespace Cyclops.Simulation.Transitions;

/// <summary>A change of the desired state: to the base with these edits.</summary>
/// <param name="What">What is tried.</param>
/// <param name="IsValid">Whether the manifests must be right; null: the reader tells.</param>
internal sealed record Transition(string What, IReadOnlyList<Edit> Edits, bool? IsValid)
{
    public override string ToString() => $"{What} [{string.Join("; ", Edits)}]";
}
