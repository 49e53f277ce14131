namespace Cyclops.Model.Manifests;

/// <summary>One thing wrong in a manifest.</summary>
/// <param name="Code">Stable CamelCase code: <c>UnknownField</c>, <c>WrongType</c>, <c>DuplicateKey</c>.</param>
/// <param name="Position">Where.</param>
/// <param name="FieldPath">Which field: <c>spec.containers.solr.memory</c>; empty for the whole file.</param>
/// <param name="Message">What is wrong and why.</param>
/// <param name="Hint">What to do next: <c>did you mean "replicas"?</c>; null without one.</param>
public sealed record ManifestError(string Code, SourcePosition Position, string FieldPath, string Message, string? Hint = null)
{
    /// <summary><c>file:line:column: field: message (hint)</c>.</summary>
    public override string ToString()
    {
        var field = FieldPath.Length == 0 ? "" : $"{FieldPath}: ";
        var hint = Hint is null ? "" : $" ({Hint})";
        return $"{Position}: {field}{Message}{hint}";
    }
}
