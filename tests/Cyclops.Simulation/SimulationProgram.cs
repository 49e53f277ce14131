using System.CommandLine;
using Cyclops.Simulation.Commands;
using Cyclops.Simulation.Determinism;
using Cyclops.Simulation.Honesty;
using Cyclops.Simulation.Mutants;
using Cyclops.Simulation.RealProcess;
using Cyclops.Simulation.Sources;
using Cyclops.Simulation.Transitions;

namespace Cyclops.Simulation;

/// <summary>The runner: one command per kind of proof.</summary>
internal static class SimulationProgram
{
    public static Task<int> RunAsync(string[] args) => args switch
    {
        ["kill9", .. var rest] => KillCommand.RunAsync(rest),
        [HonestyCommand.Name, ..] => Task.FromResult(HonestyCommand.Run(args, Console.Out)),
        [DeterminismCommand.Name, ..] => DeterminismCommand.RunAsync(args, Console.Out),
        ["transitions", .. var rest] => Task.FromResult(TransitionCommand.Run(rest, Console.Out)),
        ["probe-sources"] => BadSourceProbe.RunAsync(Console.Out),
        _ => Root().Parse(args).InvokeAsync(),
    };

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
    };
}
