using System.CommandLine;
using Cyclops.Simulation.Commands;

namespace Cyclops.Simulation.RealProcess;

/// <summary><c>kill9</c>: the real process over loopback, killed at random moments.</summary>
internal sealed class KillCommand : Command
{
    private readonly Option<int> _rounds = CommonOptions.Number("--rounds", 60, "So many rounds.");
    private readonly Option<int> _seed = CommonOptions.Seed();

    public KillCommand()
        : base("kill9", "Kill the real process at random moments: it must end as if it had not been.")
    {
        Add(_rounds);
        Add(_seed);
        SetAction(RunAsync);
    }

    /// <remarks>A signal cancels, and the run ends in order: a controller of ours must not stay behind.</remarks>
    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var (rounds, seed) = (result.GetValue(_rounds), result.GetValue(_seed));
        try
        {
            var report = await KillRounds.RunAsync(rounds, seed, Console.Out, cancellationToken);
            await Console.Out.WriteLineAsync(
                $"seed {seed}: {report.Rounds} rounds, {report.Kills} kills in {report.Interrupted} steps, {report.MutatingCalls} mutating calls, {report.Violations.Count} violations, {report.Duration.TotalSeconds:0} s");
            return report.Violations.Count == 0 ? 0 : 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("stopped");
            return 1;
        }
    }
}
