using System.CommandLine;
using Cyclops.Simulation.Commands;
using Cyclops.Simulation.Determinism;
using Cyclops.Simulation.Honesty;
using Cyclops.Simulation.Mutants;
using Cyclops.Simulation.Policies;
using Cyclops.Simulation.RealProcess;
using Cyclops.Simulation.Transitions;

namespace Cyclops.Simulation;

/// <summary>The runner: one command per kind of proof.</summary>
internal static class SimulationProgram
{
    /// <summary>How long a command may take to end in order after a signal.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string[] args)
    {
        var asked = Root().Parse(args);
        var code = await asked.InvokeAsync(new() { ProcessTerminationTimeout = Longest });
        return asked.Errors.Count > 0 ? 2 : code;
    }

    private static RootCommand Root() => new("Proves the controller by simulation. Exit 0: no violation; 1: some; 2: usage.")
    {
        new CiCommand(),
        new CheckCommand(),
        new SweepCommand(),
        new RandomCommand(),
        new ReplayCommand(),
        new HuntCommand(),
        new MutantCommand(),
        new SourcesCommand(),
        new ProbeSourcesCommand(),
        new TransitionCommand(),
        new HonestyCommand(),
        new PolicyCommand(),
        new DeterminismCommand(),
        new KillCommand(),
    };
}
