namespace Cyclops.Model.Secrets;

/// <summary>A text that is never shown: not in logs, not in messages, not in a record that holds it.</summary>
public sealed class Secret : IEquatable<Secret>
{
    private readonly string _text;

    public Secret(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        _text = text;
    }

    /// <summary>The text itself, for whoever sends it on.</summary>
    public string Reveal() => _text;

    public bool Equals(Secret? other) => other is not null && other._text == _text;

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary><c>***</c>, whatever it holds.</summary>
    public override string ToString() => "***";
}
