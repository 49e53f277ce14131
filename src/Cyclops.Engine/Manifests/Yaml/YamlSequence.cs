namespace Cyclops.Engine.Manifests.Yaml;

/// <summary>A list.</summary>
internal sealed class YamlSequence(string file, int line, int column, IReadOnlyList<YamlNode> items)
    : YamlNode(file, line, column)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;

    public override string Description => "a list";
}
