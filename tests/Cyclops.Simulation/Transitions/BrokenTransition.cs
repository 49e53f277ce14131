namespace Cyclops.Simulation.Transitions;

/// <summary>A transition that broke an invariant.</summary>
/// <param name="Id">Of the invariant.</param>
internal sealed record BrokenTransition(string Id, Story Story, Transition Transition, string Text)
{
    public override string ToString() =>
        $"violation {Id} {Transition}: {Text}\n  again: transitions --only \"{Story.Name}\" --seed {Story.Seed}";
}
