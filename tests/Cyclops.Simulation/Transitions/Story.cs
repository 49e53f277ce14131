namespace Cyclops.Simulation.Transitions;

/// <summary>Transitions that are made one after the other in one world.</summary>
/// <param name="Name">The field, or <c>random</c>.</param>
/// <param name="Seed">Of the world and of every chance taken; with the name it is the whole story.</param>
internal sealed record Story(string Name, int Seed, DesiredState Base, IReadOnlyList<Transition> Transitions);
