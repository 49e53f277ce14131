namespace Cyclops.Simulation.RealProcess;

/// <summary>What a round of kills did not survive.</summary>
/// <param name="Seed">Of the run: rounds build on each other, so the same seed and as many rounds lead there again.</param>
internal sealed record KillViolation(int Round, int Seed, string Text);
