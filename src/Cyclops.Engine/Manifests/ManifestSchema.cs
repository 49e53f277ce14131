using System.Text.Json.Nodes;
using Cyclops.Engine.Manifests.Publishing;
using Cyclops.Engine.Manifests.Tables;

namespace Cyclops.Engine.Manifests;

/// <summary>JSON Schema (draft 2020-12) of the manifests, for editors. Made from the tables that manifests are read by.</summary>
public static class ManifestSchema
{
    /// <summary>The kinds of files there are a schema for: <c>Platform</c>, <c>Environment</c>, <c>App</c>, <c>AppOverride</c>.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. DocumentFields.All.Select(kind => kind.Name)];

    /// <summary>The schema of one kind of file, or of any of them.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>; null: a schema that any manifest meets.</param>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static string Json(string? kind = null)
    {
        var definitions = new JsonObject();
        var wanted = DocumentFields.All.Where(document => kind is null || document.Name == kind).ToList();
        if (wanted.Count == 0)
        {
            throw new ArgumentException($"There is no kind {kind}; there are: {string.Join(", ", Kinds)}.", nameof(kind));
        }

        var references = wanted.Select(document => (JsonNode)document.Schema(definitions)).ToArray();
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = kind is null ? "Cyclops manifest" : $"Cyclops {kind}",
        };
        if (kind is null)
        {
            schema["anyOf"] = new JsonArray(references);
        }
        else
        {
            schema["$ref"] = $"#/$defs/{kind}";
        }

        schema["$defs"] = definitions;
        return JsonText.Write(schema);
    }
}
