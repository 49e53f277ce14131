using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cyclops.LocalCloud.CloudFormation.Templates;

/// <summary>Evaluates the intrinsic functions of a template.</summary>
internal sealed partial class Resolver(IScope scope)
{
    private readonly ConditionResolver _conditions = new(scope);

    [GeneratedRegex(@"\{\{resolve:ssm:(?<path>[^:}]+)(:\d+)?\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SsmReference();

    /// <summary>Whether a condition of the template holds; null is no condition.</summary>
    public bool Holds(string? condition) => condition is null || _conditions.Holds(condition);

    /// <summary>The value without functions; null when it is <c>AWS::NoValue</c>.</summary>
    public JsonNode? Resolve(JsonNode? node) => node switch
    {
        null => null,
        JsonObject { Count: 1 } call when IsFunction(call.First().Key) => Call(call.First().Key, call.First().Value),
        JsonObject json => ResolveObject(json),
        JsonArray items => new JsonArray([.. items.Select(Resolve).Where(v => v is not null)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Dynamic(text)),
        _ => node.DeepClone(),
    };

    /// <summary>A value as text; lists are joined by commas.</summary>
    public static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonArray items => string.Join(',', items.Select(Text)),
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => text,
        _ => value.ToJsonString(),
    };

    internal static bool IsFunction(string name) =>
        name is "Ref" or "Condition" || name.StartsWith("Fn::", StringComparison.Ordinal);

    private JsonObject ResolveObject(JsonObject json)
    {
        var resolved = new JsonObject();
        foreach (var (name, value) in json)
        {
            if (Resolve(value) is { } member)
            {
                resolved[name] = member;
            }
        }

        return resolved;
    }

    private JsonNode? Call(string function, JsonNode? argument) => function switch
    {
        "Ref" => Text(argument) == "AWS::NoValue" ? null : scope.Ref(Text(argument))?.DeepClone(),
        "Fn::GetAtt" => GetAtt(argument!),
        "Fn::Sub" => JsonValue.Create(Sub(argument!)),
        "Fn::Join" => JsonValue.Create(string.Join(Text(Argument(argument, 0)), Items(Argument(argument, 1)).Select(Text))),
        "Fn::Select" => Select(argument),
        "Fn::Split" => new JsonArray([.. Text(Argument(argument, 1)).Split(Text(Argument(argument, 0))).Select(p => JsonValue.Create(p))]),
        "Fn::GetAZs" => new JsonArray([.. scope.Zones(Text(Resolve(argument))).Select(z => JsonValue.Create(z))]),
        "Fn::Base64" => JsonValue.Create(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Text(Resolve(argument))))),
        "Fn::FindInMap" => FindInMap(argument),
        "Fn::ImportValue" => JsonValue.Create(scope.Import(Text(Resolve(argument)))),
        "Fn::If" => Resolve(((JsonArray)argument!)[_conditions.Holds(Text(((JsonArray)argument)[0])) ? 1 : 2]),
        "Fn::Cidr" => Subnets.Cut(Text(Argument(argument, 0)), Number(Argument(argument, 1)), Number(Argument(argument, 2))),
        "Condition" => argument?.DeepClone() is { } value ? new JsonObject { ["Condition"] = value } : null,
        _ => throw AwsErrors.Validation($"Template error: the local cloud does not know the function {function}"),
    };

    private JsonNode? GetAtt(JsonNode argument)
    {
        var (id, name) = References.Attribute(argument is JsonArray list ? new JsonArray([.. list.Select(Resolve)]) : argument);
        return scope.Attribute(id, name)?.DeepClone();
    }

    private string Sub(JsonNode argument)
    {
        var (text, map) = argument is JsonArray pair ? (Text(pair[0]), (JsonObject)pair[1]!) : (Text(argument), []);
        var filled = References.Placeholder().Replace(text, match =>
        {
            var name = match.Groups["name"].Value.Trim();
            var parts = name.Split('.', 2);
            return map.TryGetPropertyValue(name, out var given) ? Text(Resolve(given))
                : parts.Length == 2 ? Text(scope.Attribute(parts[0], parts[1]))
                : Text(scope.Ref(name));
        });
        return Dynamic(filled.Replace("${!", "${", StringComparison.Ordinal));
    }

    private JsonNode? Select(JsonNode? argument)
    {
        var index = Number(Argument(argument, 0));
        var items = Items(Argument(argument, 1));
        return index >= 0 && index < items.Count
            ? items[index]?.DeepClone()
            : throw AwsErrors.Validation($"Template error: Fn::Select cannot select nonexistent value at index {index}");
    }

    private JsonNode? FindInMap(JsonNode? argument)
    {
        var (map, first, second) = (Text(Argument(argument, 0)), Text(Argument(argument, 1)), Text(Argument(argument, 2)));
        return scope.Template.Mappings[map]?[first]?[second]?.DeepClone()
            ?? throw AwsErrors.Validation($"Template error: Unable to get mapping for {map}::{first}::{second}");
    }

    private JsonNode? Argument(JsonNode? argument, int index) =>
        argument is JsonArray list && index < list.Count
            ? Resolve(list[index])
            : index >= 2 ? JsonValue.Create(0) : throw AwsErrors.Validation("Template error: a function has too few arguments");

    private static JsonArray Items(JsonNode? list) =>
        list as JsonArray ?? throw AwsErrors.Validation("Template error: a function expects a list");

    private static int Number(JsonNode? node) => int.Parse(Text(node), CultureInfo.InvariantCulture);

    private string Dynamic(string text) =>
        text.Contains("{{resolve:ssm:", StringComparison.Ordinal)
            ? SsmReference().Replace(text, m => scope.Ssm(m.Groups["path"].Value))
            : text;
}
