using System.Globalization;

namespace Cyclops.Aws.Wire;

/// <summary>A form split on dots: <c>A.member.1.B=x</c> becomes nested nodes.</summary>
public sealed class FormNode
{
    private Dictionary<string, FormNode>? _children;

    /// <summary>Text at this node; null when the form only has names below it.</summary>
    public string? Value { get; private set; }

    /// <summary>The child of that name; null when the form has none.</summary>
    public FormNode? this[string name] => _children?.GetValueOrDefault(name);

    /// <summary>Adds one form field.</summary>
    /// <param name="path">Its name, dots and all.</param>
    public void Add(string path, string value)
    {
        ArgumentNullException.ThrowIfNull(path);
        var node = this;
        foreach (var part in path.Split('.'))
        {
            node._children ??= new(StringComparer.Ordinal);
            if (!node._children.TryGetValue(part, out var next))
            {
                next = new FormNode();
                node._children.Add(part, next);
            }

            node = next;
        }

        node.Value = value;
    }

    /// <summary>The children whose names are numbers, in the order of the numbers.</summary>
    public IEnumerable<FormNode> Numbered() =>
        (_children ?? [])
            .Select(child => (IsNumber: int.TryParse(child.Key, CultureInfo.InvariantCulture, out var number), Number: number, Node: child.Value))
            .Where(child => child.IsNumber)
            .OrderBy(child => child.Number)
            .Select(child => child.Node);
}
