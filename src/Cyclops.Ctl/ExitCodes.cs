namespace Cyclops.Ctl;

/// <summary>What the process says when it ends, as <c>diff(1)</c> does.</summary>
internal static class ExitCodes
{
    /// <summary>Done; for <c>diff</c>: no differences.</summary>
    public const int Ok = 0;

    /// <summary>For <c>diff</c>: differences. Elsewhere: what was asked for did not come about.</summary>
    public const int Differences = 1;

    /// <summary>The manifests, the repository or the command line are wrong.</summary>
    public const int BadInput = 2;

    /// <summary>AWS or the controller cannot be reached, or could not be read in full.</summary>
    public const int Unreachable = 3;

    /// <summary>Given up with Ctrl-C, as shells have it (128 + SIGINT).</summary>
    public const int Cancelled = 130;
}
