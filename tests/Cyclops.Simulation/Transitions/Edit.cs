namespace Cyclops.Simulation.Transitions;

/// <summary>One field of one file is written otherwise.</summary>
/// <param name="File">Below the manifests' folder.</param>
/// <param name="Text">YAML in flow style; null: the field is taken out.</param>
internal sealed record Edit(string File, IReadOnlyList<string> Path, string? Text)
{
    private const int Shown = 80;

    public override string ToString()
    {
        var text = Text is null ? " is taken out" : $": {(Text.Length > Shown ? $"{Text[..Shown]}… ({Text.Length} characters)" : Text)}";
        return $"{File} {string.Join('.', Path)}{text}";
    }
}
