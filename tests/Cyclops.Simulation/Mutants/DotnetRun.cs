using System.Diagnostics;

namespace Cyclops.Simulation.Mutants;

/// <summary>A run of <c>dotnet</c> that ended, or was stopped when its time was up.</summary>
/// <param name="ExitCode">Null when its time was up.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
internal sealed record DotnetRun(int? ExitCode, string Output, string Errors, TimeSpan Elapsed)
{
    /// <summary>The first line that was printed, for messages.</summary>
    public string FirstLine => $"{Output}\n{Errors}".Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("(no output)");

    public static async Task<DotnetRun> RunAsync(string folder, IEnumerable<string> arguments, TimeSpan limit, CancellationToken cancellationToken)
    {
        var startedAt = TimeProvider.System.GetTimestamp();
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var timeUp = new CancellationTokenSource(limit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, cancellationToken);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
        }

        var exitCode = timeUp.IsCancellationRequested ? (int?)null : process.ExitCode;
        return new(exitCode, await output, await errors, TimeProvider.System.GetElapsedTime(startedAt));
    }
}
