using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>A field that is read as a <typeparamref name="T"/>.</summary>
internal sealed class Field<T> : Field
{
    private readonly ValueKind<T> _kind;
    private readonly T _default;

    private Field(string name, ValueKind<T> kind, string doc, string? literal)
        : base(name, kind, doc)
    {
        _kind = kind;
        _default = default!;
        if (literal is not null)
        {
            DefaultNode = YamlTreeReader.Literal(literal);
            DefaultText = literal;
            _default = kind.Read(DefaultNode);
        }
    }

    public static Field<T> Required(string name, ValueKind<T> kind, string doc) =>
        new(name, kind, doc, null) { Requirement = Requirement.Always };

    public static Field<T> Needed(string name, ValueKind<T> kind, string doc) =>
        new(name, kind, doc, null) { Requirement = Requirement.InEffect };

    /// <param name="literal">The default, as YAML.</param>
    public static Field<T> WithDefault(string name, ValueKind<T> kind, string literal, string doc) => new(name, kind, doc, literal);

    /// <param name="absence">What holds when it is not written, in words.</param>
    public static Field<T> Optional(string name, ValueKind<T> kind, string absence, string doc) =>
        new(name, kind, doc, null) { DefaultText = absence };

    /// <summary>The value in a checked map, else the default; for a field without a default <c>default(T)</c>.</summary>
    public T Of(YamlMapping map) => TryOf(map, out var value) ? value : _default;

    /// <summary>Whether a checked map holds a value.</summary>
    public bool TryOf(YamlMapping map, out T value)
    {
        if (NodeIn(map) is { } node)
        {
            value = _kind.Read(node);
            return true;
        }

        value = default!;
        return false;
    }

    /// <summary>Whether a checked map holds an explicit null, for a field where that is neither its default nor an absence.</summary>
    public bool IsNullIn(YamlMapping map) => map.TryGet(Name, out var node) && node.IsNull;

    /// <summary>The node of the value; null when there is none, or an explicit null.</summary>
    public YamlNode? NodeIn(YamlMapping map) => map.TryGet(Name, out var node) && !node.IsNull ? node : null;
}
