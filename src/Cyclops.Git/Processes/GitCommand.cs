namespace Cyclops.Git.Processes;

/// <summary>One run of Git, made from a fixed template in <see cref="GitCommands"/>.</summary>
/// <param name="Folder">Working directory.</param>
/// <param name="Arguments">Everything after <c>git</c>; each is one argument, no shell reads them.</param>
internal sealed record GitCommand(string Folder, EquatableList<string> Arguments)
{
    /// <summary>What is written to its standard input; empty: nothing.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>Bytes of standard output after which it is stopped.</summary>
    public int MaxOutput { get; init; } = 1 << 20;

    /// <summary>Whether it talks to the remote: then the fetch time-out holds, else the short one.</summary>
    public bool IsRemote { get; init; }
}
