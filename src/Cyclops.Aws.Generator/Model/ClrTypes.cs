using System;
using System.Linq;

namespace Cyclops.Aws.Generator;

/// <summary>The C# types that the official SDK gives to shapes.</summary>
internal static class ClrTypes
{
    private static readonly string[] Collections = ["List<", "Dictionary<string, "];

    private static readonly string[] Known =
        ["string", "bool", "int", "long", "float", "double", "DateTime", "MemoryStream"];

    /// <summary>Type of a property.</summary>
    public static string Of(ServiceModel service, MemberModel member) =>
        member.IsEpochMillis ? "DateTime?" : Of(service, member.Shape, inCollection: false);

    /// <summary>Type of a shape; in collections values are not nullable and enums are strings.</summary>
    /// <exception cref="FormatException">The model has a type that is not known here.</exception>
    public static string Of(ServiceModel service, string shape, bool inCollection)
    {
        var definition = service.Shape(shape);
        var nullable = inCollection ? "" : "?";
        return service.Type(shape) switch
        {
            "string" => service.IsEnum(shape) && !inCollection ? "global::" + service.Namespace + "." + service.ClassName(shape) : "string",
            "boolean" => "bool" + nullable,
            "integer" => "int" + nullable,
            "long" => "long" + nullable,
            "float" => "float" + nullable,
            "double" => "double" + nullable,
            "timestamp" => "DateTime" + nullable,
            "blob" => "MemoryStream",
            "list" => "List<" + Of(service, definition.RequiredObject("member").Text("shape")!, inCollection: true) + ">",
            "map" => "Dictionary<string, " + Of(service, definition.RequiredObject("value").Text("shape")!, inCollection: true) + ">",
            "structure" => service.IsDocument(shape) ? "global::Amazon.Runtime.Documents.Document" : service.ClassName(shape),
            var type => throw new FormatException($"shape \"{shape}\" has the unknown type \"{type}\""),
        };
    }

    /// <summary>The same type with model classes written <c>M.X</c>, for files outside the model's namespace.</summary>
    public static string Qualified(string type)
    {
        foreach (var collection in Collections)
        {
            if (type.StartsWith(collection, StringComparison.Ordinal))
            {
                return collection + Qualified(type.Substring(collection.Length, type.Length - collection.Length - 1)) + ">";
            }
        }

        var isModelClass = !Known.Contains(type)
            && !type.StartsWith("global::", StringComparison.Ordinal)
            && !type.EndsWith("?", StringComparison.Ordinal);
        return isModelClass ? "M." + type : type;
    }
}
