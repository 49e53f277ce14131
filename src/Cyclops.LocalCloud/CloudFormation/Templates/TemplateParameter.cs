using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cyclops.LocalCloud.CloudFormation.Templates;

/// <summary>One entry of the Parameters section.</summary>
internal sealed record TemplateParameter(string Name, string Type, string? Default, bool NoEcho, JsonObject Json)
{
    private const string SsmPrefix = "AWS::SSM::Parameter::Value<";
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    public string? Description => (string?)Json["Description"];

    public IReadOnlyList<string> AllowedValues => [.. (Json["AllowedValues"] as JsonArray ?? []).Select(v => Text(v)!)];

    /// <summary>Whether the value given names a public parameter rather than being the value itself.</summary>
    public bool IsSsm => Type.StartsWith(SsmPrefix, StringComparison.Ordinal);

    public bool IsList => Type == "CommaDelimitedList" || Type.Contains("List<", StringComparison.Ordinal);

    public static TemplateParameter Read(string name, JsonNode? node)
    {
        if (node is not JsonObject json || json["Type"] is not JsonValue type)
        {
            throw AwsErrors.Validation($"Template format error: Every Parameters object must contain a Type member. [/Parameters/{name}]");
        }

        return new TemplateParameter(name, type.GetValue<string>(), Text(json["Default"]), Text(json["NoEcho"]) is "true" or "True", json);
    }

    /// <exception cref="Amazon.Runtime.AmazonServiceException">ValidationError: the value breaks a constraint of the parameter.</exception>
    public void Check(string value)
    {
        var constraint = (string?)Json["ConstraintDescription"];
        if (AllowedValues is { Count: > 0 } allowed && !(IsList ? value.Split(',') : [value]).All(allowed.Contains))
        {
            throw AwsErrors.Validation($"Parameter '{Name}' must be one of AllowedValues" + (constraint is null ? "" : $": {constraint}"));
        }

        if ((string?)Json["AllowedPattern"] is { } pattern && !Regex.IsMatch(value, "^(?:" + pattern + ")$", RegexOptions.CultureInvariant, PatternTimeout))
        {
            throw AwsErrors.Validation($"Parameter {Name} failed to satisfy constraint: {constraint ?? "Parameter value must match pattern " + pattern}");
        }

        if (Type == "Number" && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            throw AwsErrors.Validation($"Parameter '{Name}' must be a number.");
        }

        if (Bound("MinLength") > value.Length || Bound("MaxLength") < value.Length
            || (Type == "Number" && (Bound("MinValue") > Number(value) || Bound("MaxValue") < Number(value))))
        {
            throw AwsErrors.Validation($"Parameter '{Name}' is out of its bounds" + (constraint is null ? "" : $": {constraint}"));
        }
    }

    private double? Bound(string name) => Text(Json[name]) is { } text ? Number(text) : null;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node?.ToJsonString();
}
