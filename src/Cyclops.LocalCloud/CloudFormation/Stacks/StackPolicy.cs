using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>
/// A stack policy: which resources an update may modify, replace or delete. A stack with one protects every resource that no
/// statement allows, and a denial outweighs an allowance.
/// </summary>
internal sealed class StackPolicy
{
    /// <summary>AWS: "Maximum length of 16384".</summary>
    private const int Longest = 16_384;

    private const string ById = "LogicalResourceId/";
    private static readonly string[] Actions = ["Update:Modify", "Update:Replace", "Update:Delete", "Update:*"];
    private readonly List<JsonObject> _statements;

    private StackPolicy(string text, List<JsonObject> statements)
    {
        Text = text;
        _statements = statements;
    }

    /// <summary>As it was given.</summary>
    public string Text { get; }

    /// <summary>A policy; null when none is given.</summary>
    /// <param name="template">Where the logical ids are looked up; null while a stack has none.</param>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">ValidationError: it is no policy.</exception>
    public static StackPolicy? Read(string? text, string? url, Template? template)
    {
        if (url is not null)
        {
            throw AwsErrors.Validation("The local cloud reads stack policies from their body only, not from a URL.");
        }

        if (text is null)
        {
            return null;
        }

        try
        {
            var root = JsonNode.Parse(text) as JsonObject;
            var statements = root?["Statement"] switch
            {
                JsonArray several => [.. several.OfType<JsonObject>()],
                JsonObject one => [one],
                _ => new List<JsonObject>(),
            };
            if (text.Length <= Longest && statements.Count > 0 && statements.TrueForAll(IsComplete))
            {
                CheckIds(statements, template);
                return new StackPolicy(text, statements);
            }
        }
        catch (JsonException)
        {
            // Told below as any other text that is no policy.
        }

        throw AwsErrors.Validation("Error validating stack policy: Invalid stack policy");
    }

    /// <param name="action"><c>Update:Modify</c>, <c>Update:Replace</c> or <c>Update:Delete</c>.</param>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">It is denied, or not allowed.</exception>
    public void Check(string action, string logicalId, string type)
    {
        var matching = _statements.Select((s, i) => (Statement: s, Number: i + 1)).Where(s => Applies(s.Statement, action, logicalId, type)).ToList();
        if (matching.Find(s => (string?)s.Statement["Effect"] == "Deny") is { Statement: not null } denial)
        {
            throw AwsErrors.Sender("AccessDenied", $"Action denied by stack policy: Statement [#{denial.Number}] does not allow [{action}] for resource [{ById}{logicalId}]");
        }

        if (matching.Count == 0)
        {
            throw AwsErrors.Sender("AccessDenied", $"Action denied by stack policy: No statement allows [{action}] for resource [{ById}{logicalId}]");
        }
    }

    /// <summary>AWS: the principal must be everybody.</summary>
    private static bool IsComplete(JsonObject statement) =>
        (string?)statement["Effect"] is "Allow" or "Deny"
        && statement.ContainsKey("Action") != statement.ContainsKey("NotAction")
        && Texts(statement["Action"] ?? statement["NotAction"]).All(a => Actions.Contains(a, StringComparer.Ordinal))
        && statement.ContainsKey("Resource") != statement.ContainsKey("NotResource")
        && Texts(statement["Principal"]) is ["*"];

    private static void CheckIds(List<JsonObject> statements, Template? template)
    {
        var unknown = statements.SelectMany(s => Texts(s["Resource"] ?? s["NotResource"]))
            .FirstOrDefault(r => r.StartsWith(ById, StringComparison.Ordinal) && !r.Contains('*', StringComparison.Ordinal) && template?.Resources.ContainsKey(r[ById.Length..]) == false);
        if (unknown is not null)
        {
            throw AwsErrors.Validation($"Error validating stack policy: Unknown logical id '{unknown}' in statement {{}} - stack policies can only be applied to logical ids referenced in the template");
        }
    }

    private static bool Applies(JsonObject statement, string action, string logicalId, string type) =>
        Covers(statement, "Action", action)
        && Covers(statement, "Resource", ById + logicalId)
        && (statement["Condition"] as JsonObject ?? []).All(c => (c.Value as JsonObject ?? []).All(k => Holds(c.Key, Texts(k.Value), type)));

    private static bool Covers(JsonObject statement, string member, string value) =>
        statement[member] is { } named ? Matches(Texts(named), value) : !Matches(Texts(statement["Not" + member]), value);

    /// <summary>The only key is <c>ResourceType</c>.</summary>
    private static bool Holds(string test, IReadOnlyList<string> values, string type) => test switch
    {
        "StringEquals" => values.Contains(type, StringComparer.Ordinal),
        "StringNotEquals" => !values.Contains(type, StringComparer.Ordinal),
        "StringNotLike" => !Matches(values, type),
        _ => Matches(values, type),
    };

    private static bool Matches(IReadOnlyList<string> patterns, string value) =>
        patterns.Any(p => Regex.IsMatch(value, "^" + Regex.Escape(p).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));

    private static IReadOnlyList<string> Texts(JsonNode? node) => node switch
    {
        JsonArray several => [.. several.Select(Resolver.Text)],
        JsonObject map => [.. map.SelectMany(m => Texts(m.Value))],
        null => [],
        _ => [Resolver.Text(node)],
    };
}
