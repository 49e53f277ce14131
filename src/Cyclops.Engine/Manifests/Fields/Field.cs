using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>A field of an object: the one place that knows its name, kind, default and meaning.</summary>
internal abstract class Field(string name, ValueKind kind, string doc)
{
    public string Name { get; } = name;

    public ValueKind Kind { get; } = kind;

    /// <summary>What it means, for the reference and editors: one or two sentences.</summary>
    public string Doc { get; } = doc;

    public Requirement Requirement { get; init; }

    /// <summary>The default as YAML; null without one.</summary>
    public YamlNode? DefaultNode { get; protected init; }

    /// <summary>The default for a reader: YAML, or words where it depends on something else; null without one.</summary>
    public string? DefaultText { get; init; }
}
