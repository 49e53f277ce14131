using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Yaml;

/// <summary>One value of a manifest and where it was written. A node keeps its own file when layers are merged.</summary>
internal abstract class YamlNode(string file, int line, int column)
{
    public string File { get; } = file;

    public int Line { get; } = line;

    public int Column { get; } = column;

    public SourcePosition Position => new(File, Line, Column);

    /// <summary>What it is, in an error message: "a list".</summary>
    public abstract string Description { get; }

    /// <summary>Whether it is a plain <c>null</c> or <c>~</c>, written out.</summary>
    public bool IsNull => this is YamlScalar { IsPlain: true, Text: "null" or "~" or "Null" or "NULL" };

    /// <summary>Whether nothing was written at all, as in <c>key:</c>.</summary>
    public bool IsEmpty => this is YamlScalar { IsPlain: true, Text: "" };
}
