using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using static Cyclops.Aws.Generator.CodeWriter;

namespace Cyclops.Aws.Generator;

/// <summary>Writes one shape class per structure: its members and access to the properties by index.</summary>
internal static class StructEmitter
{
    public static void Emit(CodeWriter code, ServiceModel service)
    {
        foreach (var operation in service.Operations)
        {
            if (operation.Input is { } input)
            {
                Struct(code, service, operation.RequestClass, input, service.Members(input, operation.RequestClass));
            }

            var output = operation.Output;
            var members = output is null ? [] : service.Members(output, operation.ResponseClass);
            Struct(code, service, operation.ResponseClass, output ?? operation.ResponseClass, members);
        }

        foreach (var shape in service.Structures())
        {
            Struct(code, service, service.ClassName(shape), shape, service.Members(shape, service.ClassName(shape)));
        }

        foreach (var error in service.Errors.Where(error => service.ErrorMembers(error).Any()))
        {
            Exception(code, service, error);
        }
    }

    private static void Struct(CodeWriter code, ServiceModel service, string className, string shape, IEnumerable<MemberModel> members)
    {
        code.Line($"public static StructShape s_{className} => field ??= new {className}Shape();");
        ShapeClass(code, service, className + "Shape", className, shape, members.ToList(), $"new M.{className}()");
    }

    /// <summary>Named after the shape: two errors may share one class.</summary>
    private static void Exception(CodeWriter code, ServiceModel service, string error)
    {
        code.Line($"public static StructShape x_{error} => field ??= new {error}ErrorMembers();");
        var members = service.ErrorMembers(error).ToList();
        ShapeClass(code, service, error + "ErrorMembers", service.ExceptionClass(error), error, members, "throw new NotSupportedException()");
    }

    private static void ShapeClass(
        CodeWriter code, ServiceModel service, string name, string className, string shape, List<MemberModel> members, string create)
    {
        code.Open($"private sealed class {name}() : StructShape({Literal(shape)})");
        code.Line("protected override Member[] BuildMembers() => [");
        foreach (var member in members)
        {
            code.Line("    " + Member(service, member) + ",");
        }

        code.Line("];");
        code.Line($"public override object Create() => {create};");
        Access(code, service, className, members);
        code.Close();
    }

    private static string Member(ServiceModel service, MemberModel member)
    {
        var shape = member.IsEpochMillis ? "Shapes.EpochMillis" : ShapeEmitter.Reference(service, member.Shape, inCollection: false);

        // A list shape may carry the name itself (ElastiCache), and botocore honours it.
        var locationName = member.Json.Text("locationName") ?? service.Shape(member.Shape).Text("locationName");
        var initializer = new Initializer()
            .Add("LocationName", locationName, unless: member.Name)
            .Add("QueryName", member.Json.Text("queryName"));
        if (Location(member) is { } location)
        {
            initializer.AddCode("Location", "MemberLocation." + location);
        }

        initializer
            .Add("IsIdempotencyToken", member.Json.Flag("idempotencyToken"))
            .Add("IsRequired", member.IsRequired)
            .Add("IsXmlAttribute", member.Json.Flag("xmlAttribute"))
            .Add("XmlNamespace", member.Json.Object("xmlNamespace")?.Text("uri"));
        return $"new({Literal(member.Name)}, {shape}){initializer}";
    }

    private static string? Location(MemberModel member) => member.IsPayload
        ? "Payload"
        : member.Json.Text("location") switch
        {
            null => null,
            "uri" => "Uri",
            "querystring" => "Query",
            "header" => "Header",
            "headers" => "Headers",
            "statusCode" => "StatusCode",
            var other => throw new FormatException($"member \"{member.Name}\" has the unknown location \"{other}\""),
        };

    private static void Access(CodeWriter code, ServiceModel service, string className, List<MemberModel> members)
    {
        if (members.Count == 0)
        {
            code.Line("public override object Get(object instance, int index) => null;");
            code.Line("public override void Set(object instance, int index, object value) { }");
            return;
        }

        code.Open("public override object Get(object instance, int index)");
        code.Line($"var x = (M.{className})instance;");
        code.Open("return index switch");
        for (var i = 0; i < members.Count; i++)
        {
            // The first arm is cast, or the arms' common type would turn enums into strings and integers into doubles.
            var label = i == members.Count - 1 ? "_" : i.ToString(CultureInfo.InvariantCulture);
            code.Line($"{label} => {(i == 0 ? "(object)" : "")}x.{members[i].Property},");
        }

        code.Close(";");
        code.Close();
        code.Open("public override void Set(object instance, int index, object value)");
        code.Line($"var x = (M.{className})instance;");
        code.Open("switch (index)");
        for (var i = 0; i < members.Count; i++)
        {
            code.Line($"case {i}: x.{members[i].Property} = ({ClrTypes.Qualified(ClrTypes.Of(service, members[i]))})value; break;");
        }

        code.Close();
        code.Close();
    }
}
