namespace Cyclops.Simulation;

/// <summary>The runner: one command per kind of proof.</summary>
internal static class SimulationProgram
{
    public static Task<int> RunAsync(string[] args) => Task.FromResult(args.Length);
}
