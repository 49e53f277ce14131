using Cyclops.Git.Text;

namespace Cyclops.Git.Remotes;

/// <summary>A branch by its short name; Git only ever gets the full one, so that no tag can be meant.</summary>
public readonly record struct BranchName
{
    private const int MaxLength = 200;

    private BranchName(string name) => Name = name;

    /// <summary>The short name: <c>main</c>.</summary>
    public string Name { get; }

    /// <summary><c>refs/heads/main</c>.</summary>
    public string FullName => $"refs/heads/{Name}";

    /// <exception cref="SourceException">Reason <c>BranchRefused</c>.</exception>
    public static BranchName Parse(string? text) => IsValid(text)
        ? new BranchName(text!)
        : throw new SourceException(
            "BranchRefused",
            $"{SafeText.Quote(text ?? "")} is no branch name: give the short name, such as main or release/1.");

    /// <summary>Git's rules for a reference (<c>git check-ref-format</c>), and no <c>refs/</c> in front.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= MaxLength }
        && text is not ("@" or "HEAD")
        && text[0] != '-'
        && !text.StartsWith("refs/", StringComparison.Ordinal)
        && !text.EndsWith('.')
        && !text.Contains("..", StringComparison.Ordinal)
        && !text.Contains("@{", StringComparison.Ordinal)
        && !SafeText.HasHidden(text)
        && text.IndexOfAny([' ', '~', '^', ':', '?', '*', '[', '\\']) < 0
        && text.Split('/').All(IsValidPart);

    public override string ToString() => Name;

    private static bool IsValidPart(string part) =>
        part.Length > 0 && part[0] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal);
}
