namespace Cyclops.Aws.Generator;

/// <summary>A list whose elements a paginator yields over all pages.</summary>
/// <param name="path">Response property, with dots where it is nested.</param>
/// <param name="elementType">C# type of the elements.</param>
internal sealed class PageResult(string path, string elementType)
{
    public string Path { get; } = path;

    public string ElementType { get; } = elementType;

    /// <summary>The paginator's property: the last part of the path.</summary>
    public string Name { get; } = path.Substring(path.LastIndexOf('.') + 1);
}
