using System.CommandLine;
using Cyclops.Simulation.Sources;

namespace Cyclops.Simulation.Commands;

/// <summary><c>probe-sources</c>: what the reader says of each bad source alone.</summary>
internal sealed class ProbeSourcesCommand : Command
{
    public ProbeSourcesCommand()
        : base("probe-sources", "Try every bad source alone: what is said of it, and that it is followed again when mended.")
    {
        SetAction(async (_, _) => await BadSourceProbe.RunAsync(Console.Out) == 0 ? 0 : 1);
    }
}
