using static Cyclops.Aws.Generator.CodeWriter;

namespace Cyclops.Aws.Generator;

/// <summary>Writes the shapes of enums, lists and maps. Prefixes keep them apart from classes of the same name.</summary>
internal static class ShapeEmitter
{
    public static void Emit(CodeWriter code, ServiceModel service)
    {
        foreach (var name in service.ShapeNames)
        {
            switch (service.Type(name))
            {
                case "string" when service.IsEnum(name):
                    var type = $"global::{service.Namespace}.{service.ClassName(name)}";
                    code.Line($"public static Shape e_{name} => field ??= new EnumShape(static v => {type}.FindValue(v));");
                    break;
                case "list":
                    List(code, service, name);
                    break;
                case "map":
                    Map(code, service, name);
                    break;
            }
        }
    }

    /// <summary>The expression that names a shape.</summary>
    /// <param name="inCollection">Enums in collections are plain strings.</param>
    public static string Reference(ServiceModel service, string shape, bool inCollection) => service.Type(shape) switch
    {
        "string" => service.IsEnum(shape) && !inCollection ? "e_" + shape : "Shapes.String",
        "boolean" => "Shapes.Bool",
        "integer" => "Shapes.Int",
        "long" => "Shapes.Long",
        "float" => "Shapes.Float",
        "double" => "Shapes.Double",
        "timestamp" => "Shapes.Time",
        "blob" => "Shapes.Blob",
        "list" => "l_" + shape,
        "map" => "m_" + shape,
        _ => service.IsDocument(shape) ? "Shapes.Document" : "s_" + service.ClassName(shape),
    };

    private static void List(CodeWriter code, ServiceModel service, string name)
    {
        var shape = service.Shape(name);
        var element = shape.RequiredObject("member");
        var flattened = shape.Flag("flattened");
        var elementName = element.Text("locationName");
        var arguments = Create(service, name) + ", " + Reference(service, element.Text("shape")!, inCollection: true)
            + (elementName is not null || flattened ? ", " + Literal(elementName) : "")
            + (flattened ? ", true" : "");
        code.Line($"public static Shape l_{name} => field ??= new ListShape({arguments});");
    }

    private static void Map(CodeWriter code, ServiceModel service, string name)
    {
        var shape = service.Shape(name);
        var value = shape.RequiredObject("value");
        var flattened = shape.Flag("flattened");
        var keyName = shape.RequiredObject("key").Text("locationName");
        var valueName = value.Text("locationName");
        var arguments = Create(service, name) + ", " + Reference(service, value.Text("shape")!, inCollection: true)
            + (keyName is null && valueName is null && !flattened ? "" : $", {Literal(keyName ?? "key")}, {Literal(valueName ?? "value")}")
            + (flattened ? ", true" : "");
        code.Line($"public static Shape m_{name} => field ??= new MapShape({arguments});");
    }

    private static string Create(ServiceModel service, string name) =>
        $"static () => new {ClrTypes.Qualified(ClrTypes.Of(service, name, inCollection: false))}()";
}
