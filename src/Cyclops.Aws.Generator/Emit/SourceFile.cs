namespace Cyclops.Aws.Generator;

/// <summary>A generated file.</summary>
public sealed class SourceFile(string name, string text)
{
    /// <summary>File name without a folder, unique over all services.</summary>
    public string Name { get; } = name;

    /// <summary>The C# source.</summary>
    public string Text { get; } = text;
}
