using System.Diagnostics;

namespace Cyclops.Testing;

/// <summary>Git as a developer runs it, but without the settings of the machine: what tests arrange with.</summary>
public static class GitTool
{
    private static readonly (string Name, string Value)[] Settings =
    [
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_TERMINAL_PROMPT", "0"),
        ("GIT_AUTHOR_NAME", "Ada"),
        ("GIT_AUTHOR_EMAIL", "ada@example.org"),
        ("GIT_COMMITTER_NAME", "Ada"),
        ("GIT_COMMITTER_EMAIL", "ada@example.org"),
        ("LC_ALL", "C"),
    ];

    /// <summary>Runs Git in a folder.</summary>
    /// <param name="date">Author and committer date; null: now.</param>
    /// <returns>Its standard output, trimmed.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public static string Run(string folder, DateTimeOffset? date, params IEnumerable<string> arguments) =>
        Run(folder, date, input: null, arguments);

    /// <summary>Runs Git in a folder with text as its standard input.</summary>
    public static string Run(string folder, DateTimeOffset? date, string? input, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        if (date is { } instant)
        {
            var text = $"{instant.ToUnixTimeSeconds()} +0000";
            start.Environment["GIT_AUTHOR_DATE"] = text;
            start.Environment["GIT_COMMITTER_DATE"] = text;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Trim()
            : throw new InvalidOperationException($"git {string.Join(' ', start.ArgumentList)}: {error.GetAwaiter().GetResult()}");
    }
}
