using System.Text.Json;
using Cyclops.LocalCloud.DataPlane;

namespace Cyclops.LocalCloud.Authorization.Policies;

/// <summary>One statement of a policy.</summary>
internal sealed class PolicyStatement
{
    private static readonly string[] Elements = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private readonly bool _notAction;
    private readonly bool _notResource;
    private readonly IReadOnlyList<string> _resources;
    private readonly IReadOnlyList<PolicyCondition> _conditions;

    private PolicyStatement(JsonElement json)
    {
        Sid = json.TryGetProperty(nameof(Sid), out var sid) ? sid.GetString() : null;
        IsAllow = json.TryGetProperty("Effect", out var effect) ? effect.GetString() switch
        {
            "Allow" => true,
            "Deny" => false,
            _ => throw new FormatException($"Effect is Allow or Deny, not {effect}."),
        }
        : throw new FormatException("A statement has an Effect.");
        (Actions, _notAction) = OneOf(json, "Action", "NotAction");
        (_resources, _notResource) = OneOf(json, "Resource", "NotResource");
        _conditions = json.TryGetProperty("Condition", out var conditions)
            ? [.. conditions.EnumerateObject().SelectMany(o => o.Value.EnumerateObject().Select(k => PolicyCondition.Read(o.Name, k)))]
            : [];
    }

    public string? Sid { get; }

    public bool IsAllow { get; }

    /// <summary>Patterns of actions, as they are written.</summary>
    public IReadOnlyList<string> Actions { get; }

    public static PolicyStatement Read(JsonElement json) =>
        json.ValueKind != JsonValueKind.Object
            ? throw new FormatException("A statement is an object.")
            : json.EnumerateObject().FirstOrDefault(m => !Elements.Contains(m.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown
                ? throw new FormatException($"The local cloud reads no {unknown.Name} in a policy.")
                : new PolicyStatement(json);

    /// <summary>The patterns by which the statement says something about a request; null when it says nothing.</summary>
    public (string Action, string Resource)? Match(RequiredAction request)
    {
        var action = Named(_notAction, "NotAction", Actions.FirstOrDefault(a => Wildcard.Matches(a, request.Action, ignoreCase: true)));
        var resource = action is null ? null : Named(_notResource, "NotResource", _resources.FirstOrDefault(r => ArnPattern.Covers(r, request.Resource)));
        return action is not null && resource is not null && _conditions.All(c => c.Holds(request)) ? (action, resource) : null;
    }

    /// <summary>What matched, or for an element that names what it does not mean, that nothing did.</summary>
    private static string? Named(bool isNot, string element, string? found) => !isNot ? found : found is null ? element : null;

    private static (IReadOnlyList<string> Patterns, bool IsNot) OneOf(JsonElement json, string name, string not)
    {
        var (has, hasNot) = (json.TryGetProperty(name, out var positive), json.TryGetProperty(not, out var negative));
        return has == hasNot
            ? throw new FormatException($"A statement has either {name} or {not}.")
            : (PolicyDocument.Texts(has ? positive : negative), hasNot);
    }
}
