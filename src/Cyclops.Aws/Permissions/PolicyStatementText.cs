using System.Text.Json.Nodes;

namespace Cyclops.Aws.Permissions;

/// <summary>A statement being put together from grants with the same conditions.</summary>
/// <param name="name">What its Sid begins with.</param>
/// <param name="conditions">The Condition element; null without one.</param>
internal sealed class PolicyStatementText(string name, JsonObject? conditions)
{
    private readonly List<(string Action, string Resource)> _grants = [];

    public string Name => name;

    public JsonObject? Conditions => conditions;

    public IEnumerable<(string Action, string Resource)> Grants => _grants;

    /// <summary>
    /// Whether resources can join without widening anything: an action takes only resources of its own service and kind, so that
    /// only another pattern of the same kind would. What is for any resource stays by itself.
    /// </summary>
    public bool Takes(IReadOnlyList<string> resources) => _grants.TrueForAll(g => resources.All(r => g.Resource == r || KindOf(g.Resource) != KindOf(r)))
        && _grants.Exists(g => g.Resource == ResourcePatterns.Anything) == resources.Contains(ResourcePatterns.Anything);

    public void Add(string action, IReadOnlyList<string> resources) => _grants.AddRange(resources.Select(r => (action, r)).Except(_grants).ToList());

    public JsonObject ToJson(string sid)
    {
        var statement = new JsonObject
        {
            ["Sid"] = sid,
            ["Effect"] = "Allow",
            ["Action"] = Texts(_grants.Select(g => g.Action)),
            ["Resource"] = Texts(_grants.Select(g => g.Resource)),
        };
        if (conditions is not null)
        {
            statement["Condition"] = conditions.DeepClone();
        }

        return statement;
    }

    /// <summary>One text, or a list of several in order.</summary>
    public static JsonNode Texts(IEnumerable<string> texts) => texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList() is var all && all is [var one]
        ? JsonValue.Create(one)
        : new JsonArray([.. all.Select(t => JsonValue.Create(t))]);

    /// <summary><c>ecs service</c> of <c>arn:aws:ecs:*:*:service/a-*</c>.</summary>
    private static string KindOf(string arn) => arn.Split(':', 6) is [_, _, var service, _, _, var rest] ? $"{service} {rest.Split('/', ':')[0]}" : arn;
}
