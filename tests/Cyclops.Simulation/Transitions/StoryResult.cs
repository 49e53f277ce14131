namespace Cyclops.Simulation.Transitions;

/// <summary>How a story went.</summary>
internal sealed record StoryResult(Story Story)
{
    public int Valid { get; set; }

    public int Invalid { get; set; }

    public int Refused { get; set; }

    /// <summary>Back to the base, however the transition before went.</summary>
    public int Back { get; set; }

    public List<BrokenTransition> Broken { get; } = [];

    public int Transitions => Valid + Invalid + Refused + Back;
}
