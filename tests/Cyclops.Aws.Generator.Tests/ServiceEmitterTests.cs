namespace Cyclops.Aws.Generator.Tests;

public sealed class ServiceEmitterTests
{
    [Fact]
    public void Errors_that_share_a_class_keep_a_shape_each()
    {
        var files = Emit("""
            "Put":{"name":"Put","http":{"method":"POST","requestUri":"/"},"errors":[{"shape":"Gone"},{"shape":"GoneException"},{"shape":"LimitFault"}]}
            """, """
            "Gone":{"type":"structure","members":{"message":{"shape":"S"}},"exception":true,"error":{"code":"Gone","httpStatusCode":404}},
            "GoneException":{"type":"structure","members":{"Id":{"shape":"S"}},"exception":true},
            "LimitFault":{"type":"structure","members":{},"exception":true},
            "S":{"type":"string"}
            """);

        Assert.Single(files["Exceptions"].Split('\n'), line => line.Contains("class GoneException :"));
        Assert.Contains("public string Id { get; set; }", files["Exceptions"]);
        Assert.Contains("class LimitException :", files["Exceptions"]);
        Assert.Contains("ErrorShape(\"Gone\", 404", files["Schema"]);
        Assert.Contains("ErrorShape(\"GoneException\", 400", files["Schema"]);
        Assert.Contains("static () => Errors.Gone, static () => Errors.GoneException, static () => Errors.LimitFault", files["Schema"]);
    }

    [Theory]
    [InlineData("us-east-1", "UsEast1")]
    [InlineData("HTTP_ONLY", "HTTP_ONLY")]
    [InlineData("ecs:service:DesiredCount", "EcsServiceDesiredCount")]
    [InlineData("2.0", "_20")]
    [InlineData("*", "Empty")]
    public void Enum_values_become_fields_as_in_the_official_sdk(string value, string field)
    {
        var files = Emit(Operation, Shapes($$"""{"type":"string","enum":["{{value}}"]}"""));

        Assert.Contains($"public static readonly Kind {field} = new Kind(\"{value}\");", files["Enums"]);
    }

    [Fact]
    public void Only_the_schema_is_emitted_beside_an_official_package()
    {
        var files = ServiceEmitter.Emit(Model(Operation, Shapes("""{"type":"string"}""")), Parts.Schema);

        Assert.Equal("Test.Schema.g.cs", Assert.Single(files).Name);
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes()
    {
        var model = Model(Operation, Shapes("""{"type":"string","enum":["a","b"]}"""));

        Assert.Equal(
            ServiceEmitter.Emit(model, Parts.All).Select(file => file.Text), ServiceEmitter.Emit(model, Parts.All).Select(file => file.Text));
    }

    [Theory]
    [InlineData("""{"type":"dream"}""", "dream")]
    [InlineData("""{"type":"list","member":{"shape":"Absent"}}""", "Absent")]
    public void A_model_that_cannot_be_used_is_refused_with_the_place(string kind, string place)
    {
        var exception = Assert.Throws<FormatException>(() => Emit(Operation, Shapes(kind)));

        Assert.Contains(place, exception.Message);
    }

    private const string Operation = """
        "Put":{"name":"Put","http":{"method":"POST","requestUri":"/"},"input":{"shape":"PutInput"}}
        """;

    private static string Shapes(string kind) =>
        """
        "PutInput":{"type":"structure","members":{"Kind":{"shape":"Kind"}}},"Kind":
        """ + kind;

    private static Dictionary<string, string> Emit(string operations, string shapes) =>
        ServiceEmitter.Emit(Model(operations, shapes), Parts.All).ToDictionary(file => file.Name.Split('.')[1], file => file.Text);

    private static string Model(string operations, string shapes) =>
        $$$"""
        {
          "metadata":{"apiVersion":"2026-01-01","endpointPrefix":"test","protocol":"json","serviceId":"Test","targetPrefix":"T"},
          "dotnet":{"baseName":"Test"},
          "operations":{ {{{operations}}} },
          "endpointRules":{"parameters":{},"rules":[]},
          "shapes":{ {{{shapes}}} }
        }
        """;
}
