using System.Collections.Generic;
using System.Linq;

namespace Cyclops.Aws.Generator;

/// <summary>Writes the classes of requests, responses and structures.</summary>
internal static class ModelEmitter
{
    public static string Emit(ServiceModel service)
    {
        var code = new CodeWriter("Amazon.Runtime.Internal");
        var request = $"Amazon{service.BaseName}Request";
        code.Open("namespace " + service.Namespace);
        code.Line($"public partial class {request} : AmazonWebServiceRequest {{ }}");
        code.Close();
        code.Line();
        code.Open("namespace " + service.Namespace + ".Model");
        foreach (var operation in service.Operations)
        {
            Class(code, service, operation.RequestClass, request, operation.Input);
            Class(code, service, operation.ResponseClass, "AmazonWebServiceResponse", operation.Output);
        }

        foreach (var shape in service.Structures())
        {
            Class(code, service, service.ClassName(shape), null, shape);
        }

        code.Close();
        return code.ToString();
    }

    /// <summary>Collections are null unless the SDK's legacy switch is on, as in the official packages.</summary>
    public static void Property(CodeWriter code, ServiceModel service, MemberModel member)
    {
        var attributes = new List<string>();
        if (member.IsRequired)
        {
            attributes.Add("Required = true");
        }

        if (service.Shape(member.Shape).Flag("sensitive"))
        {
            attributes.Add("Sensitive = true");
        }

        if (attributes.Count > 0)
        {
            code.Line($"[AWSProperty({string.Join(", ", attributes)})]");
        }

        var type = ClrTypes.Of(service, member);
        var isCollection = service.Type(member.Shape) is "list" or "map";
        code.Line($"public {type} {member.Property} {{ get; set; }}"
            + (isCollection ? $" = AWSConfigs.InitializeCollections ? new {type}() : null;" : ""));
    }

    private static void Class(CodeWriter code, ServiceModel service, string name, string? baseClass, string? shape)
    {
        var header = "public partial class " + name + (baseClass is null ? "" : " : " + baseClass);
        var members = shape is null ? [] : service.Members(shape, name).ToList();
        if (members.Count == 0)
        {
            code.Line(header + " { }");
        }
        else
        {
            code.Open(header);
            foreach (var member in members)
            {
                Property(code, service, member);
            }

            code.Close();
        }

        code.Line();
    }
}
