using System.Text.Json.Nodes;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>Intrinsic functions. Source: AWS CloudFormation User Guide, "Intrinsic function reference".</summary>
internal static class Fn
{
    public static JsonObject Ref(string name) => new() { ["Ref"] = name };

    public static JsonObject GetAtt(string name, string attribute) => new() { ["Fn::GetAtt"] = new JsonArray(name, attribute) };

    public static JsonObject Sub(string text) => new() { ["Fn::Sub"] = text };

    public static JsonObject Base64(JsonNode value) => new() { ["Fn::Base64"] = value };

    public static JsonObject Join(string delimiter, JsonNode parts) => new() { ["Fn::Join"] = new JsonArray(delimiter, parts) };

    /// <summary>The texts of a parameter that has commas between them. Not a parameter of a list type: of those not all that speak CloudFormation give back what they were given.</summary>
    public static JsonObject List(string parameter) => new() { ["Fn::Split"] = new JsonArray(",", Ref(parameter)) };

    /// <summary>One of several, from 0.</summary>
    public static JsonObject Select(int index, JsonNode from) => new() { ["Fn::Select"] = new JsonArray(index, from) };

    public static JsonArray Refs(IEnumerable<string> names) => new([.. names.Select(Ref)]);

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);
}
