namespace Cyclops.Ctl;

/// <summary>Ends a command with one clear error.</summary>
/// <param name="exitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="message">What failed, where and why.</param>
/// <param name="hint">What to do next; null when there is nothing to say.</param>
internal sealed class CtlException(int exitCode, string message, string? hint = null, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>One of <see cref="ExitCodes"/>.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>What to do next; null when there is nothing to say.</summary>
    public string? Hint { get; } = hint;

    /// <summary>The command line, the repository or a manifest is wrong.</summary>
    public static CtlException BadInput(string message, string? hint = null, Exception? inner = null) =>
        new(ExitCodes.BadInput, message, hint, inner);

    /// <summary>AWS or the controller does not answer.</summary>
    public static CtlException Unreachable(string message, string? hint = null, Exception? inner = null) =>
        new(ExitCodes.Unreachable, message, hint, inner);
}
