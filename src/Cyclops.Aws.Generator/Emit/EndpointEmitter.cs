using System.Collections.Generic;
using System.Linq;
using static Cyclops.Aws.Generator.CodeWriter;

namespace Cyclops.Aws.Generator;

/// <summary>Writes a service's endpoint rules as nested conditions.</summary>
internal static class EndpointEmitter
{
    public static string Emit(ServiceModel service)
    {
        var rules = service.Root.RequiredObject("endpointRules");
        var code = new CodeWriter("Amazon.Runtime.Endpoints", "Cyclops.Aws.Wire");
        code.Open("namespace " + service.Namespace + ".Internal");
        code.Open($"public class Amazon{service.BaseName}EndpointProvider : IEndpointProvider");
        code.Open("public Endpoint ResolveEndpoint(EndpointParameters parameters)");
        code.Line("ArgumentNullException.ThrowIfNull(parameters);");
        var parameters = rules.RequiredObject("parameters");
        foreach (var name in parameters.Names)
        {
            Parameter(code, name, parameters.RequiredObject(name));
        }

        Rules(code, new EndpointExpressions(), rules.Objects("rules"));
        code.Line("throw EndpointRules.Error(\"Invalid configuration: no endpoint rule matched\");");
        code.Close();
        code.Close();
        code.Close();
        return code.ToString();
    }

    private static void Parameter(CodeWriter code, string name, JsonObject definition)
    {
        var type = definition.Text("type") is "boolean" or "Boolean" ? "bool?" : "string";
        var fallback = definition["default"] is bool value ? value ? " ?? true" : " ?? false" : "";
        code.Line($"var {name} = ({type})parameters[{Literal(name)}]{fallback};");
    }

    private static void Rules(CodeWriter code, EndpointExpressions expressions, IEnumerable<JsonObject> rules)
    {
        foreach (var rule in rules)
        {
            var conditions = rule.Objects("conditions").Select(expressions.Condition).ToList();
            code.Open(conditions.Count == 0 ? "" : $"if ({string.Join(" && ", conditions)})");
            switch (rule.Text("type"))
            {
                case "tree":
                    Rules(code, expressions, rule.Objects("rules"));
                    break;
                case "error":
                    code.Line($"throw EndpointRules.Error({expressions.Expression(rule["error"])});");
                    break;
                case "endpoint":
                    Endpoint(code, expressions, rule.RequiredObject("endpoint"));
                    break;
            }

            code.Close();
        }
    }

    private static void Endpoint(CodeWriter code, EndpointExpressions expressions, JsonObject endpoint)
    {
        var scheme = endpoint.Object("properties")?.Objects("authSchemes").FirstOrDefault(s => s.Text("name") == "sigv4");
        var region = expressions.Expression(scheme?["signingRegion"]);
        var name = expressions.Expression(scheme?["signingName"]);
        var signing = region == "null" && name == "null" ? "" : $", {region}, {name}";
        code.Line($"return EndpointRules.Endpoint({expressions.Expression(endpoint["url"])}{signing});");
    }
}
