using System.Globalization;
using System.Runtime.InteropServices;

namespace Cyclops.Simulation.RealProcess;

/// <summary><c>kill9 --rounds N --seed S</c>.</summary>
internal static class KillCommand
{
    private const string Usage = "usage: kill9 [--rounds N] [--seed S]";
    private const int DefaultRounds = 60;
    private const int DefaultSeed = 1;

    /// <returns>1 when there was a violation or the run was stopped, 2 when the arguments are wrong.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var (rounds, seed) = (DefaultRounds, DefaultSeed);
        foreach (var pair in arguments.Chunk(2))
        {
            var isKnown = pair is [_, var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && pair[0] switch
            {
                "--rounds" => (rounds = number) > 0,
                "--seed" => (seed = number) >= 0,
                _ => false,
            };
            if (!isKnown)
            {
                await Console.Error.WriteLineAsync(Usage);
                return 2;
            }
        }

        // A signal ends the run in order: a controller of ours must not stay behind.
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            var report = await KillRounds.RunAsync(rounds, seed, Console.Out, stop.Token);
            await Console.Out.WriteLineAsync(
                $"seed {seed}: {report.Rounds} rounds, {report.Kills} kills in {report.Interrupted} steps, {report.MutatingCalls} mutating calls, {report.Violations.Count} violations, {report.Duration.TotalSeconds:0} s");
            return report.Violations.Count == 0 ? 0 : 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("stopped");
            return 1;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
