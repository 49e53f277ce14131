using Cyclops.Git.Text;

namespace Cyclops.Git.Reading;

/// <summary>The manifests folder from the repository's root: plain parts, forward slashes; empty: the root itself.</summary>
internal readonly record struct ManifestsPath
{
    private ManifestsPath(string text) => Text = text;

    public string Text { get; }

    public bool IsRoot => Text.Length == 0;

    /// <summary>Its parts, outermost first; none for the root.</summary>
    public IReadOnlyList<string> Parts => IsRoot ? [] : Text.Split('/');

    /// <exception cref="SourceException">Reason <c>PathRefused</c>.</exception>
    public static ManifestsPath Parse(string? text)
    {
        var trimmed = text?.TrimEnd('/') ?? "";
        if (text is { Length: > 0 } && trimmed is ".")
        {
            return new ManifestsPath("");
        }

        return trimmed.Length > 0 && trimmed[0] != '-' && trimmed.Split('/').All(IsPlain)
            ? new ManifestsPath(trimmed)
            : throw new SourceException(
                "PathRefused",
                $"{SafeText.Quote(text ?? "")} is no folder inside a repository: give a relative path such as manifests, or a dot for the root.");
    }

    /// <summary>The path from the repository's root of something below the folder.</summary>
    public string Join(string below) => IsRoot ? below : $"{Text}/{below}";

    public override string ToString() => IsRoot ? "." : Text;

    private static bool IsPlain(string part) =>
        part is not ("" or "." or "..")
        && !part.Equals(".git", StringComparison.OrdinalIgnoreCase)
        && part.All(c => c is >= ' ' and <= '~' and not '\\' and not ':');
}
