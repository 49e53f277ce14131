namespace Cyclops.Model;

/// <summary>A place in a manifest.</summary>
/// <param name="File">Path in the repository, with forward slashes.</param>
/// <param name="Line">From 1; 0 when only the file is known.</param>
/// <param name="Column">From 1; 0 when only the file or line is known.</param>
public sealed record SourcePosition(string File, int Line = 0, int Column = 0)
{
    /// <summary><c>manifests/apps/a/app.yaml:3:7</c>, the form editors and terminals make clickable.</summary>
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}
