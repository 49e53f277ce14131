namespace Cyclops.Simulation.Transitions;

/// <summary>What came of all transitions.</summary>
/// <param name="Fields">Fields at all places where they can be written.</param>
/// <param name="Covered">Those of which at least one transition was made.</param>
internal sealed record TransitionReport(
    int Fields,
    int Covered,
    int Transitions,
    int Valid,
    int Invalid,
    int Refused,
    IReadOnlyList<BrokenTransition> Violations,
    TimeSpan Duration);
