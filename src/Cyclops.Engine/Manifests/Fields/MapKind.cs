using System.Text.Json.Nodes;
using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>A map whose keys the author chooses. In a merge it merges by key.</summary>
/// <param name="plural">What the values are: "environment variables".</param>
/// <param name="key">Grammar of the keys.</param>
internal sealed class MapKind<T>(string plural, TextKind key, ValueKind<T> value, int max = 200)
    : ValueKind<EquatableMap<T>>, IMapKind
{
    public override string Description => $"a map of {plural}";

    public override string Example => $"{{{key.Example}: {value.Example}}}";

    /// <summary>Whether a null value removes what a lower layer has under that key.</summary>
    public bool NullRemoves { get; init; }

    public ValueKind Value => value;

    public TextKind Key => key;

    public int Max => max;

    public override EquatableMap<T> Read(YamlNode node) => new(((YamlMapping)node).Entries
        .Where(entry => !entry.Value.IsNull)
        .Select(entry => KeyValuePair.Create(entry.Name, value.Read(entry.Value))));

    public override void Check(YamlNode node, CheckContext context)
    {
        if (node is not YamlMapping map)
        {
            ReportWrongType(node, context);
            return;
        }

        if (map.Entries.Count > max)
        {
            context.Add(ErrorCodes.TooManyItems, node, $"The map has {map.Entries.Count} {plural}; {max} are allowed.");
        }

        foreach (var entry in map.Entries)
        {
            context.Push(Shown.Path(entry.Name));
            if (key.TryRead(new YamlScalar(entry.Key.File, entry.Key.Line, entry.Key.Column, entry.Name, isPlain: false), out _) is { } problem)
            {
                context.Add(ErrorCodes.InvalidName, entry.Key, problem.Message, problem.Hint);
            }

            context.CheckValue(value, entry.Value, NullRemoves);
            context.Pop();
            if (context.IsFull)
            {
                return;
            }
        }
    }

    public override JsonObject Schema(JsonObject definitions)
    {
        var names = new JsonObject { ["maxLength"] = key.MaxLength };
        if (key.Pattern is not null)
        {
            names["pattern"] = $"^(?:{key.Pattern})$";
        }

        var values = value.Schema(definitions);
        return new JsonObject
        {
            ["type"] = "object",
            ["propertyNames"] = names,
            ["additionalProperties"] = NullRemoves ? Nullable(values) : values,
        };
    }

    private static JsonObject Nullable(JsonObject schema) =>
        new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
}
