namespace Cyclops.Model;

/// <summary>A Git commit by its full object name.</summary>
/// <param name="Sha">40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits.</param>
public readonly record struct CommitId(string Sha)
{
    /// <summary>The first seven digits, as Git prints them.</summary>
    public string Short => Sha.Length > 7 ? Sha[..7] : Sha;

    /// <summary>Whether a text has the form of a full object name; anything else is never handed to Git.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: 40 or 64 } && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    public override string ToString() => Sha;
}
