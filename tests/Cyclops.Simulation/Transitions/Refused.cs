namespace Cyclops.Simulation.Transitions;

/// <summary>A change that cannot be made.</summary>
/// <param name="Why">Why not.</param>
/// <param name="Part">The stack that stays as it is, while others may change beside it; null: nothing may change.</param>
/// <param name="App">Whose status says so; null: the environment's.</param>
internal sealed record Refused(string Why, string? Part = null, ObjectKey? App = null);
