using System.ComponentModel;
using System.Diagnostics;

namespace Cyclops.Ctl.Up;

/// <summary>Git in a folder of the person who runs us: to make the sample repository, and to see its branch. Fixed arguments, no prompt.</summary>
internal sealed class GitTool(string folder)
{
    /// <summary>Runs a command.</summary>
    /// <exception cref="CtlException">Git is not installed, or it failed.</exception>
    public async Task RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var (exitCode, _, error) = await StartAsync(arguments, cancellationToken);
        if (exitCode != 0)
        {
            throw CtlException.BadInput($"git {string.Join(' ', arguments)} in {folder} failed: {error}");
        }
    }

    /// <summary>What a command answers; null when it fails.</summary>
    public async Task<string?> AnswerAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        await StartAsync(arguments, cancellationToken) is (0, var output, _) ? output : null;

    private async Task<(int ExitCode, string Output, string Error)> StartAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, (await output).Trim(), (await error).Trim());
        }
        catch (Win32Exception fault)
        {
            throw CtlException.BadInput("git cannot be started", "Install git and put it on the PATH.", fault);
        }
    }
}
