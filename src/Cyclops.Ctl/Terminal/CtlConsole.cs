namespace Cyclops.Ctl.Terminal;

/// <summary>Where a command reads and writes: data on one side, everything else on the other.</summary>
/// <param name="Out">Data: what a script may read.</param>
/// <param name="Notes">Progress, warnings, errors, hints.</param>
/// <param name="Answers">Where a person's answer to a question comes from; null when nobody is there to ask.</param>
/// <param name="Live">Where a table that redraws itself may be shown; null when that is no terminal.</param>
internal sealed record CtlConsole(LineWriter Out, LineWriter Notes, TextReader? Answers, TextWriter? Live)
{
    /// <summary>The process's own streams. Colour only on a terminal and without <c>NO_COLOR</c> (https://no-color.org).</summary>
    public static CtlConsole OfProcess()
    {
        var mayColor = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new(
            new(Console.Out, mayColor && !Console.IsOutputRedirected),
            new(Console.Error, mayColor && !Console.IsErrorRedirected),
            Console.IsInputRedirected || Console.IsErrorRedirected ? null : Console.In,
            mayColor && !Console.IsErrorRedirected ? Console.Error : null);
    }

    /// <summary>Plain streams without a person: scripts and tests.</summary>
    public static CtlConsole Plain(TextWriter output, TextWriter error) => new(new(output, false), new(error, false), null, null);
}
