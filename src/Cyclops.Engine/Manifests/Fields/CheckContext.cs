using System.Globalization;
using System.Text;
using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>Where a check is, and where its errors go.</summary>
/// <param name="inEffect">Whether a merged whole is checked, so that what layers may leave out must be there.</param>
/// <param name="path">Field path of the node that the check begins at; empty for a file's root.</param>
internal sealed class CheckContext(ErrorList errors, bool inEffect = false, string path = "")
{
    private readonly List<string> _segments = [];

    public bool InEffect { get; } = inEffect;

    public int ErrorCount => errors.Count;

    public bool IsFull => errors.IsFull;

    public string Path => Append(path, _segments);

    public void Push(string segment) => _segments.Add(segment);

    public void Push(int index) => _segments.Add(string.Create(CultureInfo.InvariantCulture, $"[{index}]"));

    public void Pop() => _segments.RemoveAt(_segments.Count - 1);

    public void Add(string code, YamlNode node, string message, string? hint = null) =>
        errors.Add(new ManifestError(code, node.Position, Path, message, hint));

    /// <summary>Checks a value that is below the current path already.</summary>
    /// <param name="mayBeNull">Whether an explicit null means something here: remove, or back to the default.</param>
    public void CheckValue(ValueKind kind, YamlNode node, bool mayBeNull)
    {
        if (node is YamlUnusable)
        {
            return;
        }

        if (node.IsEmpty)
        {
            var removal = mayBeNull ? ", or null to go back to what lower layers say" : "";
            Add(ErrorCodes.EmptyValue, node, "There is no value after the colon or dash.", $"write {kind.Example}{removal}");
        }
        else if (node.IsNull)
        {
            if (!mayBeNull)
            {
                Add(ErrorCodes.NullValue, node, $"Null cannot stand here; expected {kind.Description}.", $"write {kind.Example}");
            }
        }
        else
        {
            kind.Check(node, this);
        }
    }

    private static string Append(string path, List<string> segments)
    {
        var builder = new StringBuilder(path);
        foreach (var segment in segments)
        {
            if (builder.Length > 0 && !segment.StartsWith('['))
            {
                builder.Append('.');
            }

            builder.Append(segment);
        }

        return builder.ToString();
    }
}
