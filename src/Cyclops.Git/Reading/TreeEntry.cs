namespace Cyclops.Git.Reading;

/// <summary>One line of <c>git ls-tree</c>.</summary>
/// <param name="Mode">100644, 100755, 120000 (symlink), 160000 (submodule), 040000 (folder).</param>
/// <param name="Size">Bytes; null for what is no file, and for a blob whose object is missing.</param>
/// <param name="Path">As Git has it; bytes that are no UTF-8 became U+FFFD.</param>
internal sealed record TreeEntry(string Mode, string Id, long? Size, string Path)
{
    public bool IsFile => Mode is "100644" or "100755";

    public bool IsFolder => Mode == "040000";

    /// <summary>What it is, for a message.</summary>
    public string Description => Mode switch
    {
        "120000" => "a symbolic link",
        "160000" => "a submodule",
        "040000" => "a folder",
        "100644" or "100755" => "a file",
        _ => $"an entry of mode {Mode}",
    };
}
