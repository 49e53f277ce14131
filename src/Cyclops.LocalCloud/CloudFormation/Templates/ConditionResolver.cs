using System.Text.Json.Nodes;

namespace Cyclops.LocalCloud.CloudFormation.Templates;

/// <summary>Evaluates the Conditions section.</summary>
internal sealed class ConditionResolver(IScope scope)
{
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    public bool Holds(string name)
    {
        if (_known.TryGetValue(name, out var known))
        {
            return known;
        }

        var condition = scope.Template.Conditions[name]
            ?? throw AwsErrors.Validation($"Template error: unresolved condition dependency {name}");
        _known[name] = false;
        return _known[name] = Evaluate(condition);
    }

    private bool Evaluate(JsonNode? node)
    {
        if (node is not JsonObject { Count: 1 } call)
        {
            throw AwsErrors.Validation("Template format error: a condition must be one function");
        }

        var (function, argument) = call.First();
        var list = argument as JsonArray ?? [];
        return function switch
        {
            "Condition" => Holds(Resolver.Text(argument)),
            "Fn::Equals" => new Resolver(scope) is var resolver
                && Resolver.Text(resolver.Resolve(list[0])) == Resolver.Text(resolver.Resolve(list[1])),
            "Fn::Not" => !Evaluate(list[0]),
            "Fn::And" => list.All(Evaluate),
            "Fn::Or" => list.Any(Evaluate),
            _ => throw AwsErrors.Validation($"Template error: {function} is no condition function"),
        };
    }
}
