using System.Text;
using Cyclops.Git.Text;

namespace Cyclops.Git.Processes;

/// <summary>How a run of Git ended.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error, cut.</param>
/// <param name="IsCut">Whether it was stopped because its output passed the limit.</param>
internal sealed record GitResult(int ExitCode, ReadOnlyMemory<byte> Output, string Error, bool IsCut)
{
    public bool Succeeded => ExitCode == 0 && !IsCut;

    public string OutputText => Encoding.UTF8.GetString(Output.Span);

    /// <summary>What Git said last that tells something, in one clean line.</summary>
    public string Complaint(params ReadOnlySpan<string?> secrets)
    {
        var lines = Error.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !IsAdvice(line))
            .ToArray();
        var told = lines switch
        {
            [] => $"git ended with exit code {ExitCode} and no message",
            [.., var cause, var last] when last.Contains("Could not read from remote", StringComparison.Ordinal) => $"{cause} ({last})",
            _ => lines[^1],
        };
        return SafeText.Clean(told, secrets);
    }

    private static bool IsAdvice(string line) =>
        line is "Please make sure you have the correct access rights" or "and the repository exists."
        || line.StartsWith("hint:", StringComparison.Ordinal);
}
