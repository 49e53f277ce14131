using System.Text;

namespace Cyclops.Simulation.Transitions;

/// <summary>A manifest file as fields within fields; what is not taken apart is kept as the YAML text it is.</summary>
internal sealed class ManifestTree
{
    private readonly string? _text;
    private readonly OrderedDictionary<string, ManifestTree> _fields = new(StringComparer.Ordinal);

    private ManifestTree(string? text) => _text = text;

    public ManifestTree(params ReadOnlySpan<(string Name, ManifestTree Value)> fields)
    {
        foreach (var (name, value) in fields)
        {
            _fields.Add(name, value);
        }
    }

    public static implicit operator ManifestTree(string text) => new(text);

    /// <summary>Whether there is anything at a path.</summary>
    public bool Has(ReadOnlySpan<string> path) =>
        path.Length == 0 || (_fields.TryGetValue(path[0], out var field) && field.Has(path[1..]));

    /// <summary>The same with another text at a path, which is made where it is missing.</summary>
    /// <param name="text">In flow style, on one line; null: nothing is there any more.</param>
    public ManifestTree With(ReadOnlySpan<string> path, string? text)
    {
        if (path.Length == 0)
        {
            return new(text);
        }

        var copy = new ManifestTree((string?)null);
        foreach (var (name, value) in _fields)
        {
            copy._fields.Add(name, value);
        }

        if (text is null && path.Length == 1)
        {
            copy._fields.Remove(path[0]);
        }
        else if (text is not null || Has(path))
        {
            copy._fields[path[0]] = _fields.GetValueOrDefault(path[0], new()).With(path[1..], text);
        }

        return copy;
    }

    /// <summary>The whole file.</summary>
    public override string ToString()
    {
        var yaml = new StringBuilder();
        WriteFields(yaml, 0);
        return yaml.ToString();
    }

    private void WriteFields(StringBuilder yaml, int depth)
    {
        foreach (var (name, value) in _fields)
        {
            yaml.Append(' ', 2 * depth).Append(name).Append(':');
            if (value._text is { } text)
            {
                yaml.Append(text.Length == 0 ? "" : " ").Append(text).Append('\n');
            }
            else if (value._fields.Count == 0)
            {
                yaml.Append(" {}\n");
            }
            else
            {
                yaml.Append('\n');
                value.WriteFields(yaml, depth + 1);
            }
        }
    }
}
