using System.Text.Json.Nodes;

namespace Cyclops.Aws.ModelTrimmer;

/// <summary>Cuts a public service model down to chosen operations and the shapes they reach, without documentation.</summary>
internal static class Trimmer
{
    private static readonly string[] MetadataKeys =
        ["apiVersion", "endpointPrefix", "jsonVersion", "protocol", "serviceId", "signingName", "targetPrefix", "xmlNamespace"];

    private static readonly string[] OperationKeys = ["name", "http", "input", "output", "errors", "endpoint", "authtype"];

    private static readonly string[] InputOutputKeys = ["shape", "resultWrapper", "locationName", "xmlNamespace"];

    private static readonly string[] ShapeKeys =
    [
        "type", "members", "member", "key", "value", "required", "enum", "exception", "error", "fault", "retryable",
        "payload", "flattened", "locationName", "streaming", "xmlNamespace", "sensitive", "document", "eventstream",
    ];

    private static readonly string[] MemberKeys =
    [
        "shape", "location", "locationName", "queryName", "idempotencyToken", "flattened", "xmlAttribute", "xmlNamespace",
        "jsonvalue", "timestampFormat", "hostLabel",
    ];

    private static readonly string[] PageKeys = ["input_token", "output_token", "more_results", "result_key"];

    /// <summary>Keys under which a shape names the shapes it is made of.</summary>
    private static readonly string[] PartKeys = ["member", "key", "value"];

    /// <exception cref="FormatException">An operation does not exist.</exception>
    public static JsonObject Trim(string service, ServiceSource source, JsonObject customizations, IEnumerable<string> operations)
    {
        var known = source.Model["operations"]!.AsObject();
        var wanted = operations.Order(StringComparer.Ordinal).ToList();
        var unknown = wanted.Where(operation => !known.ContainsKey(operation)).ToList();
        if (unknown.Count > 0)
        {
            throw new FormatException($"{service}: no such operation: {string.Join(", ", unknown)}");
        }

        var trimmed = new JsonObject(wanted.Select(name => KeyValuePair.Create(name, (JsonNode?)Operation(known[name]!.AsObject()))));
        var shapes = source.Model["shapes"]!.AsObject();
        var result = new JsonObject
        {
            ["metadata"] = Pick(source.Model["metadata"]!, MetadataKeys),
            ["dotnet"] = customizations,
            ["operations"] = trimmed,
        };
        AddPagination(result, source.Paginators?["pagination"]?.AsObject(), wanted);
        AddEndpointRules(result, source.EndpointRules);
        result["shapes"] = new JsonObject(
            Reachable(trimmed, shapes).Select(name => KeyValuePair.Create(name, (JsonNode?)Shape(shapes[name]!))));
        return result;
    }

    private static JsonObject Operation(JsonObject operation)
    {
        var result = Pick(operation, OperationKeys);
        foreach (var key in new[] { "input", "output" })
        {
            if (operation[key] is { } part)
            {
                result[key] = Pick(part, InputOutputKeys);
            }
        }

        if (operation["errors"] is JsonArray errors)
        {
            result["errors"] = new JsonArray(errors.Select(error => (JsonNode?)Pick(error!, ["shape"])).ToArray());
        }

        return result;
    }

    private static JsonObject Shape(JsonNode shape)
    {
        var result = Pick(shape, ShapeKeys);
        if (shape["members"] is JsonObject members)
        {
            result["members"] = new JsonObject(
                members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Pick(member.Value!, MemberKeys))));
        }

        foreach (var key in PartKeys)
        {
            if (shape[key] is { } part)
            {
                result[key] = Pick(part, MemberKeys);
            }
        }

        return result;
    }

    private static void AddPagination(JsonObject result, JsonObject? pagination, List<string> operations)
    {
        var pages = operations
            .Where(name => pagination?[name] is JsonObject page && page.ContainsKey("input_token") && page.ContainsKey("output_token"))
            .Select(name => KeyValuePair.Create(name, (JsonNode?)Pick(pagination![name]!, PageKeys)))
            .ToList();
        if (pages.Count > 0)
        {
            result["pagination"] = new JsonObject(pages);
        }
    }

    private static void AddEndpointRules(JsonObject result, JsonObject? rules)
    {
        if (rules is null)
        {
            return;
        }

        var parameters = rules["parameters"]!.AsObject();
        result["endpointRules"] = new JsonObject
        {
            ["parameters"] = new JsonObject(parameters.Select(parameter =>
                KeyValuePair.Create(parameter.Key, (JsonNode?)Pick(parameter.Value!, ["builtIn", "required", "default", "type"])))),
            ["rules"] = WithoutDocumentation(rules["rules"]),
        };
    }

    private static SortedSet<string> Reachable(JsonObject operations, JsonObject shapes)
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>();
        foreach (var (_, operation) in operations)
        {
            var errors = operation!["errors"]?.AsArray().AsEnumerable() ?? [];
            EnqueueShapes(waiting, errors.Prepend(operation["output"]).Prepend(operation["input"]));
        }

        while (waiting.TryDequeue(out var name))
        {
            if (!reached.Add(name))
            {
                continue;
            }

            var shape = shapes[name]!;
            var members = shape["members"]?.AsObject().Select(member => member.Value) ?? [];
            EnqueueShapes(waiting, members.Concat(PartKeys.Select(key => shape[key])));
        }

        return reached;
    }

    private static void EnqueueShapes(Queue<string> waiting, IEnumerable<JsonNode?> references)
    {
        foreach (var reference in references)
        {
            if (reference?["shape"] is { } shape)
            {
                waiting.Enqueue(shape.GetValue<string>());
            }
        }
    }

    private static JsonObject Pick(JsonNode source, string[] keys)
    {
        var picked = new JsonObject();
        foreach (var key in keys)
        {
            if (source.AsObject().TryGetPropertyValue(key, out var value))
            {
                picked[key] = value?.DeepClone();
            }
        }

        return picked;
    }

    private static JsonNode? WithoutDocumentation(JsonNode? node) => node switch
    {
        JsonObject source => new JsonObject(source
            .Where(property => property.Key != "documentation")
            .Select(property => KeyValuePair.Create(property.Key, WithoutDocumentation(property.Value)))),
        JsonArray list => new JsonArray(list.Select(WithoutDocumentation).ToArray()),
        _ => node?.DeepClone(),
    };
}
