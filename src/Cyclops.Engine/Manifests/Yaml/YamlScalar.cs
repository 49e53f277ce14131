namespace Cyclops.Engine.Manifests.Yaml;

/// <summary>A single value, as text. No type is guessed: the field that reads it knows its own.</summary>
/// <param name="text">Exactly what was written, quotes and escapes resolved.</param>
/// <param name="isPlain">Whether it was written without quotes and not as a block.</param>
internal sealed class YamlScalar(string file, int line, int column, string text, bool isPlain)
    : YamlNode(file, line, column)
{
    public string Text { get; } = text;

    public bool IsPlain { get; } = isPlain;

    public override string Description =>
        IsNull ? "null"
        : IsEmpty ? "nothing"
        : !IsPlain ? "text in quotes"
        : ScalarForms.IsBoolean(Text) ? "true or false"
        : ScalarForms.IsNumber(Text) ? "a number"
        : "text";
}
