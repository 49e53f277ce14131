using System;
using System.Collections.Generic;
using System.Linq;
using static Cyclops.Aws.Generator.CodeWriter;

namespace Cyclops.Aws.Generator;

/// <summary>Writes the schema of a service: what the codecs need to know, for clients and for servers.</summary>
internal static class SchemaEmitter
{
    public static string Emit(ServiceModel service)
    {
        var code = new CodeWriter("Cyclops.Aws.Wire", $"M = {service.Namespace}.Model");
        code.Open("namespace " + service.Namespace + ".Internal");
        code.Open("public static class " + service.SchemaClass);
        Service(code, service);
        var names = string.Join(", ", service.Operations.Select(operation => operation.Name));
        code.Line($"public static IEnumerable<OperationShape> Operations => [{names}];");
        code.Line();
        foreach (var operation in service.Operations)
        {
            Operation(code, operation);
        }

        code.Line();
        code.Open("private static class Errors");
        foreach (var error in service.Errors)
        {
            Error(code, service, error);
        }

        code.Close();
        code.Line();
        code.Open("private static class Structs");
        ShapeEmitter.Emit(code, service);
        StructEmitter.Emit(code, service);
        code.Close();
        code.Close();
        code.Close();
        return code.ToString();
    }

    private static void Service(CodeWriter code, ServiceModel service)
    {
        var initializer = new Initializer()
            .Add("SigningName", service.SigningName)
            .Add("TargetPrefix", service.Metadata.Text("targetPrefix"))
            .Add("JsonVersion", service.Metadata.Text("jsonVersion"))
            .Add("XmlNamespace", service.Metadata.Text("xmlNamespace"));
        string[] arguments =
        [
            Literal(service.ServiceId),
            "WireProtocol." + Protocol(service),
            Literal(service.ApiVersion),
            Literal(service.Namespace),
            $"static (m, i, t, c, r, h) => new Amazon{service.BaseName}Exception(m, i, t, c, r, h)",
        ];
        code.Line($"public static ServiceShape Service => field ??= new ServiceShape({string.Join(", ", arguments)}){initializer};");
    }

    private static void Operation(CodeWriter code, OperationModel operation)
    {
        var arguments = new List<string>
        {
            "Service",
            Literal(operation.Name),
            operation.Input is null ? "null" : "Structs.s_" + operation.RequestClass,
            "Structs.s_" + operation.ResponseClass,
        };
        arguments.AddRange(operation.Errors.Select(error => "static () => Errors." + error));
        var http = operation.Json.RequiredObject("http");
        var input = operation.Json.Object("input");
        var initializer = new Initializer()
            .Add("Method", http.Text("method"), unless: "POST")
            .Add("Uri", http.Text("requestUri"), unless: "/");
        if (http.Number("responseCode") is { } status && status != 200)
        {
            initializer.AddCode("HttpStatus", status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        initializer
            .Add("ResultWrapper", operation.Json.Object("output")?.Text("resultWrapper"))
            .Add("InputName", input?.Text("locationName"))
            .Add("InputNamespace", input?.Object("xmlNamespace")?.Text("uri"))
            .Add("HostPrefix", operation.Json.Object("endpoint")?.Text("hostPrefix"));
        code.Line($"public static OperationShape {operation.Name} => field ??= new OperationShape({string.Join(", ", arguments)}){initializer};");
    }

    private static void Error(CodeWriter code, ServiceModel service, string shape)
    {
        var definition = service.Shape(shape);
        var error = definition.Object("error");
        var status = error?.Number("httpStatusCode") ?? (definition.Flag("fault") ? 500 : 400);
        var members = service.ErrorMembers(shape).Any() ? ", Structs.x_" + shape : "";
        var create = $"static (m, i, t, c, r, h) => new M.{service.ExceptionClass(shape)}(m, i, t, c, r, h)";
        code.Line($"public static ErrorShape {shape} => field ??= new ErrorShape("
            + $"{Literal(error?.Text("code") ?? shape)}, {status}, {(error?.Flag("senderFault") == true ? "true" : "false")}, {create}{members});");
    }

    private static string Protocol(ServiceModel service) => service.Protocol switch
    {
        "json" => "Json",
        "query" => "Query",
        "ec2" => "Ec2",
        "rest-xml" => "RestXml",
        "rest-json" => "RestJson",
        var other => throw new FormatException($"protocol \"{other}\" is not supported"),
    };
}
