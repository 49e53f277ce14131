using System.Text.Json.Nodes;
using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>A list of one kind of value. In a merge it replaces, as a whole.</summary>
/// <param name="plural">What the items are: "host names".</param>
internal sealed class ListKind<T>(string plural, ValueKind<T> item, int min = 0, int max = 100) : ValueKind<EquatableList<T>>, IListKind
    where T : notnull
{
    public override string Description => $"a list of {plural}";

    public override string Example => ExampleText ?? $"[{item.Example}]";

    /// <summary>The example where one item is not enough.</summary>
    public string? ExampleText { get; init; }

    /// <summary>Whether an item may be there once only.</summary>
    public bool IsSet { get; init; } = true;

    /// <summary>How a bare text is written as a list; null: it is an error.</summary>
    public Func<YamlScalar, YamlNode>? ShortForm { get; init; }

    public ValueKind Item => item;

    public int Min => min;

    public int Max => max;

    public override YamlNode Expand(YamlNode node) => node is YamlScalar scalar && ShortForm is not null && !node.IsNull ? ShortForm(scalar) : node;

    public override EquatableList<T> Read(YamlNode node) =>
        ((YamlSequence)Expand(node)).Items.Select(item.Read).ToEquatableList();

    public override void Check(YamlNode node, CheckContext context)
    {
        if (Expand(node) is not YamlSequence list)
        {
            ReportWrongType(node, context);
            return;
        }

        if (list.Items.Count < min || list.Items.Count > max)
        {
            context.Add(ErrorCodes.TooManyItems, node, $"The list has {list.Items.Count} {plural}; {min} to {max} are allowed.");
        }

        var seen = new Dictionary<T, YamlNode>();
        for (var i = 0; i < list.Items.Count && !context.IsFull; i++)
        {
            context.Push(i);
            CheckItem(list.Items[i], seen, context);
            context.Pop();
        }
    }

    public override JsonObject Schema(JsonObject definitions)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = item.Schema(definitions), ["maxItems"] = max };
        if (min > 0)
        {
            schema["minItems"] = min;
        }

        if (IsSet)
        {
            schema["uniqueItems"] = true;
        }

        return ShortForm is null
            ? schema
            : new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, schema) };
    }

    private void CheckItem(YamlNode node, Dictionary<T, YamlNode> seen, CheckContext context)
    {
        var before = context.ErrorCount;
        context.CheckValue(item, node, mayBeNull: false);
        if (!IsSet || context.ErrorCount > before || node is YamlUnusable)
        {
            return;
        }

        var value = item.Read(node);
        if (!seen.TryAdd(value, node))
        {
            context.Add(ErrorCodes.DuplicateItem, node, $"The item is in the list twice; the first is in line {seen[value].Line}.", "keep one");
        }
    }
}
