using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>A map with known fields: the table that reading, suggestions, the reference and the JSON Schema share.</summary>
internal sealed class ObjectKind : ValueKind<YamlMapping>
{
    private readonly FrozenDictionary<string, Field> _byName;

    /// <param name="name">Name of the definition in the JSON Schema and of the section in the reference: "HealthCheck".</param>
    public ObjectKind(string name, string doc, params IReadOnlyList<Field> fields)
    {
        Name = name;
        Doc = doc;
        Fields = fields;
        _byName = fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
    }

    public string Name { get; }

    public string Doc { get; }

    public IReadOnlyList<Field> Fields { get; }

    /// <summary>The field that a bare value stands for; null: there is no short form.</summary>
    public Field? ShortForm { get; init; }

    /// <summary>The object that this one has all fields of, for the reference; null: none.</summary>
    public ObjectKind? Base { get; init; }

    /// <summary>Fields that the design names and this version does not support.</summary>
    public IReadOnlyList<string> Planned { get; init; } = [];

    /// <summary>Names that people who come from other tools use, and our names.</summary>
    public IReadOnlyDictionary<string, string> Synonyms { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Whether exactly one of the fields must be there.</summary>
    public bool IsUnion { get; init; }

    /// <summary>Whether a union may be left empty, which stands for its first field with its defaults.</summary>
    public bool MayBeEmpty { get; init; }

    public override string Description => ShortForm is null
        ? $"a map ({Names})"
        : $"{ShortForm.Kind.Description}, or a map ({Names})";

    private string Names => string.Join(", ", Fields.Select(item => item.Name));

    public override string Example => ShortForm?.Kind.Example ?? (Fields.Count == 0 ? "{}" : $"{{{Fields[0].Name}: {Fields[0].Kind.Example}}}");

    public bool TryField(string name, out Field field) => _byName.TryGetValue(name, out field!);

    public override YamlNode Expand(YamlNode node)
    {
        var isShort = node is YamlScalar ? !node.IsNull && !node.IsEmpty : node is YamlSequence && ShortForm?.Kind is IListKind;
        if (ShortForm is null || !isShort)
        {
            return node;
        }

        var key = new YamlScalar(node.File, node.Line, node.Column, ShortForm.Name, isPlain: true);
        return new YamlMapping(node.File, node.Line, node.Column, [new YamlEntry(key, node)]);
    }

    public override YamlMapping Read(YamlNode node) => (YamlMapping)Expand(node);

    public override void Check(YamlNode node, CheckContext context)
    {
        if (Expand(node) is not YamlMapping map)
        {
            ReportWrongType(node, context);
            return;
        }

        foreach (var entry in map.Entries)
        {
            if (context.IsFull)
            {
                return;
            }

            CheckEntry(entry, context);
        }

        CheckPresence(map, context);
    }

    public override JsonObject Schema(JsonObject definitions)
    {
        if (!definitions.ContainsKey(Name))
        {
            // Holds the place, should a field refer back to this object.
            definitions[Name] = new JsonObject();
            definitions[Name] = OwnSchema(definitions);
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{Name}" };
    }

    private void CheckEntry(YamlEntry entry, CheckContext context)
    {
        if (_byName.TryGetValue(entry.Name, out var field))
        {
            context.Push(field.Name);
            context.CheckValue(field.Kind, entry.Value, mayBeNull: field.Requirement != Requirement.Always);
            context.Pop();
            return;
        }

        context.Push(Shown.Path(entry.Name));
        if (Planned.Contains(entry.Name))
        {
            context.Add(ErrorCodes.NotSupportedYet, entry.Key, $"The field {Shown.Quote(entry.Name)} is known to the design and not supported by this version.", "remove it for now");
        }
        else
        {
            context.Add(ErrorCodes.UnknownField, entry.Key, $"There is no field {Shown.Quote(entry.Name)} here.", Hint(entry.Name));
        }

        context.Pop();
    }

    private void CheckPresence(YamlMapping map, CheckContext context)
    {
        foreach (var field in Fields)
        {
            var isNeeded = field.Requirement == Requirement.Always || (field.Requirement == Requirement.InEffect && context.InEffect);
            if (isNeeded && !map.TryGet(field.Name, out _))
            {
                context.Push(field.Name);
                context.Add(ErrorCodes.MissingField, map, $"The field {Shown.Quote(field.Name)} is missing.", $"write for example {field.Name}: {field.Kind.Example}");
                context.Pop();
            }
        }

        var count = map.Entries.Count(entry => !entry.Value.IsNull);
        if (IsUnion && count != 1 && !(count == 0 && MayBeEmpty))
        {
            var names = string.Join(" or ", Fields.Select(field => field.Name));
            context.Add(ErrorCodes.NotExactlyOne, map, $"{(MayBeEmpty ? "At most" : "Exactly")} one of {names} {(MayBeEmpty ? "may" : "must")} be there; here are {count}.", "keep one");
        }
    }

    private string? Hint(string name)
    {
        if (Synonyms.TryGetValue(name, out var known))
        {
            return $"it is called {Shown.Quote(known)} here";
        }

        var inner = Fields.FirstOrDefault(field => field.Kind is ObjectKind kind && kind.TryField(name, out _));
        if (inner is not null && !_byName.Keys.Any(own => own.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            return $"did you mean {Shown.Quote($"{inner.Name}.{name}")}?";
        }

        return Suggestion.Hint(name, _byName.Keys.Order(StringComparer.Ordinal).ToList());
    }

    private JsonObject OwnSchema(JsonObject definitions)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var field in Fields)
        {
            properties[field.Name] = FieldSchema.Of(field, definitions);
            if (field.Requirement == Requirement.Always)
            {
                required.Add((JsonNode)field.Name);
            }
        }

        var schema = new JsonObject
        {
            ["description"] = Doc,
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        if (IsUnion)
        {
            schema["minProperties"] = MayBeEmpty ? 0 : 1;
            schema["maxProperties"] = 1;
        }

        return ShortForm is null
            ? schema
            : new JsonObject { ["anyOf"] = new JsonArray(ShortForm.Kind.Schema(definitions), schema) };
    }
}
