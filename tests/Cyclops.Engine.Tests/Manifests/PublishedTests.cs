using System.Text.Json;
using Cyclops.Engine.Manifests;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;

namespace Cyclops.Engine.Tests.Manifests;

/// <summary>JSON Schema and reference, as they are made from the tables.</summary>
public sealed class PublishedTests
{
    private const string Begin = "<!-- fields: generated, do not edit below -->\n";

    [Fact]
    public void The_schema_has_every_field_of_every_object()
    {
        using var schema = JsonDocument.Parse(ManifestSchema.Json());
        var definitions = schema.RootElement.GetProperty("$defs");

        foreach (var kind in ObjectsOf(DocumentFields.All))
        {
            var definition = definitions.GetProperty(kind.Name);
            var own = kind.ShortForm is null ? definition : definition.GetProperty("anyOf")[1];
            Assert.Equal(kind.Fields.Select(field => field.Name), own.GetProperty("properties").EnumerateObject().Select(property => property.Name));
            Assert.False(own.GetProperty("additionalProperties").GetBoolean());
        }
    }

    [Theory]
    [InlineData("Platform")]
    [InlineData("Environment")]
    [InlineData("App")]
    [InlineData("AppOverride")]
    public void Every_reference_in_a_schema_can_be_followed(string kind)
    {
        using var schema = JsonDocument.Parse(ManifestSchema.Json(kind));
        var definitions = schema.RootElement.GetProperty("$defs").EnumerateObject().Select(item => $"#/$defs/{item.Name}").ToHashSet();

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.RootElement.GetProperty("$schema").GetString());
        Assert.All(ReferencesIn(schema.RootElement), reference => Assert.Contains(reference, definitions));
    }

    [Fact]
    public void A_kind_there_is_no_schema_for_is_refused()
    {
        Assert.Contains("Platform, Environment, App, AppOverride", Assert.Throws<ArgumentException>(() => ManifestSchema.Json("Pod")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_field_says_what_it_means_and_names_are_used_once()
    {
        foreach (var kind in ObjectsOf(DocumentFields.All))
        {
            Assert.All(kind.Fields, field => Assert.EndsWith(".", field.Doc, StringComparison.Ordinal));
            var names = kind.Fields.Select(field => field.Name).Concat(kind.Planned).Concat(kind.Synonyms.Keys).ToList();
            Assert.Equal(names.Count, names.Distinct().Count());
        }
    }

    [Fact]
    public void Every_example_in_a_hint_is_itself_right()
    {
        foreach (var field in ObjectsOf(DocumentFields.All).SelectMany(kind => kind.Fields))
        {
            var errors = new Cyclops.Engine.Manifests.Errors.ErrorList("example");
            field.Kind.Check(Cyclops.Engine.Manifests.Yaml.YamlTreeReader.Literal(field.Kind.Example), new CheckContext(errors));
            Assert.DoesNotContain(errors.Errors, error => error.Code != "MissingField");
        }
    }

    // CYCLOPS_UPDATE_DOCS=1 writes the file anew.
    [Fact]
    public void The_reference_in_docs_is_up_to_date()
    {
        var path = Path.Combine(Samples.RepositoryFolder, "docs", "manifests.md");
        var text = File.ReadAllText(path);
        var head = text[..(text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)];
        var expected = $"{head}\n{ManifestReference.Markdown().TrimEnd('\n')}\n";
        if (Environment.GetEnvironmentVariable("CYCLOPS_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.Equal(expected, File.ReadAllText(path));
    }

    private static HashSet<ObjectKind> ObjectsOf(IEnumerable<ObjectKind> roots)
    {
        var found = new HashSet<ObjectKind>();
        var left = new Stack<ObjectKind>(roots);
        while (left.TryPop(out var kind))
        {
            if (found.Add(kind))
            {
                foreach (var inner in kind.Fields.Select(Inner).OfType<ObjectKind>())
                {
                    left.Push(inner);
                }
            }
        }

        return found;
    }

    private static ValueKind Inner(Field field) => field.Kind switch
    {
        IMapKind map => map.Value,
        NumberOrMapKind either => either.Map,
        _ => field.Kind,
    };

    private static IEnumerable<string> ReferencesIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => property.NameEquals("$ref") ? [property.Value.GetString()!] : ReferencesIn(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(ReferencesIn),
        _ => [],
    };
}
