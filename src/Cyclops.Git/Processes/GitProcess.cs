using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Cyclops.Git.Processes;

/// <summary>Runs the <c>git</c> executable: bounded in time and output, killed with all it started.</summary>
/// <param name="environment">All variables it gets.</param>
/// <param name="program">Name or path of the executable.</param>
internal sealed class GitProcess(
    IReadOnlyDictionary<string, string> environment,
    TimeSpan remoteTimeout,
    TimeSpan localTimeout,
    TimeProvider time,
    string program = "git") : IGitRunner
{
    private const int MaxError = 1 << 18;

    public async Task<GitResult> RunAsync(GitCommand command, CancellationToken cancellationToken)
    {
        var timeout = command.IsRemote ? remoteTimeout : localTimeout;
        using var deadline = new CancellationTokenSource(timeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        using var process = Start(command);
        try
        {
            var output = ReadAsync(process.StandardOutput.BaseStream, command.MaxOutput, stop.Token);
            var error = ReadAsync(process.StandardError.BaseStream, MaxError, stop.Token);
            await WriteAsync(process, command.Input, stop.Token).WaitAsync(stop.Token);
            var (bytes, isCut) = await output.WaitAsync(stop.Token);
            if (isCut)
            {
                return new GitResult(-1, bytes, "", IsCut: true);
            }

            var (complaint, _) = await error.WaitAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token);
            return new GitResult(process.ExitCode, bytes, Encoding.UTF8.GetString(complaint.Span), IsCut: false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SourceException(
                "GitTimedOut",
                $"git {Verb(command)} did not end within {timeout.TotalSeconds:0} seconds and was stopped; it is tried again at the next poll.");
        }
        finally
        {
            Kill(process);
        }
    }

    private Process Start(GitCommand command)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = command.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in command.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new SourceException(
                "GitMissing",
                $"git could not be started in {command.Folder} ({fault.Message}): is git installed and on the PATH, and does the folder exist?",
                fault);
        }
    }

    private static async Task WriteAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Git ended before it read everything: its exit code and message say why.
        }
    }

    private static async Task<(ReadOnlyMemory<byte> Bytes, bool IsCut)> ReadAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            bytes.Write(buffer, 0, (int)Math.Min(read, limit - bytes.Length));
            if (bytes.Length >= limit)
            {
                return (bytes.ToArray(), true);
            }
        }

        return (bytes.ToArray(), false);
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended in the meantime, which is what we want.
        }
    }

    private static string Verb(GitCommand command) =>
        command.Arguments.FirstOrDefault(argument => !argument.StartsWith('-')) ?? "";
}
