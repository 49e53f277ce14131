using System.Text.RegularExpressions;
using Amazon.ElasticLoadBalancingV2.Model;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>
/// The conditions of a rule: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html.
/// </summary>
internal static partial class RuleConditions
{
    private const int LongestPattern = 128;
    private static readonly string[] OnceOnly = ["host-header", "path-pattern", "http-request-method", "source-ip"];

    /// <summary>Checks conditions and writes host and path values in both of their forms, as AWS answers them.</summary>
    public static List<RuleCondition> Normalise(List<RuleCondition> conditions, int quota)
    {
        if (conditions.Count == 0)
        {
            throw AwsErrors.Validation("A rule must have at least one condition");
        }

        var normal = conditions.ConvertAll(Normalise);
        if (normal.Sum(Count) > quota)
        {
            throw AwsErrors.Validation($"The rule has more than {quota} condition values, the maximum per rule");
        }

        return Array.Find(OnceOnly, field => normal.Count(c => c.Field == field) > 1) is { } twice
            ? throw AwsErrors.Validation($"A rule can have only one {twice} condition")
            : normal;
    }

    private static int Count(RuleCondition c) =>
        (c.HostHeaderConfig?.Values ?? c.PathPatternConfig?.Values ?? c.HttpHeaderConfig?.Values ?? c.HttpRequestMethodConfig?.Values ?? c.SourceIpConfig?.Values)?.Count
        ?? c.QueryStringConfig?.Values?.Count ?? 0;

    private static RuleCondition Normalise(RuleCondition condition) => condition.Field switch
    {
        "host-header" => Hosts(Values(condition, condition.HostHeaderConfig?.Values)),
        "path-pattern" => Paths(Values(condition, condition.PathPatternConfig?.Values)),
        "http-header" => new RuleCondition { Field = condition.Field, HttpHeaderConfig = Checked(condition, condition.HttpHeaderConfig, condition.HttpHeaderConfig?.Values) },
        "http-request-method" => new RuleCondition { Field = condition.Field, HttpRequestMethodConfig = Checked(condition, condition.HttpRequestMethodConfig, condition.HttpRequestMethodConfig?.Values) },
        "source-ip" => new RuleCondition { Field = condition.Field, SourceIpConfig = Checked(condition, condition.SourceIpConfig, condition.SourceIpConfig?.Values) },
        "query-string" => new RuleCondition { Field = condition.Field, QueryStringConfig = Checked(condition, condition.QueryStringConfig, condition.QueryStringConfig?.Values) },
        _ => throw AwsErrors.Validation($"Condition field '{condition.Field}' must be one of '[path-pattern, host-header, http-header, http-request-method, query-string, source-ip]'"),
    };

    private static T Checked<T, TValue>(RuleCondition condition, T? config, List<TValue>? values)
        where T : class =>
        config is not null && values is { Count: > 0 } ? config : throw AwsErrors.Validation($"A condition value must be specified for field '{condition.Field}'");

    private static List<string> Values(RuleCondition condition, List<string>? typed)
    {
        if (typed is { Count: > 0 } && condition.Values is { Count: > 0 })
        {
            throw AwsErrors.Validation($"Condition '{condition.Field}' has both Values and a typed configuration");
        }

        var values = typed is { Count: > 0 } ? typed : condition.Values;
        return values is { Count: > 0 } ? values : throw AwsErrors.Validation($"A condition value must be specified for field '{condition.Field}'");
    }

    private static RuleCondition Hosts(List<string> values)
    {
        // "You must include at least one '.' character. You can include only alphabetical characters after the final '.' character."
        if (values.Find(v => v.Length > LongestPattern || !HostPattern().IsMatch(v)) is { } bad)
        {
            throw AwsErrors.Validation($"The host header pattern '{bad}' is not valid: letters, digits, '-', '.', '*', '?', at most {LongestPattern}, with a '.' and only letters after the last one");
        }

        return new RuleCondition { Field = "host-header", Values = values, HostHeaderConfig = new HostHeaderConditionConfig { Values = values } };
    }

    private static RuleCondition Paths(List<string> values)
    {
        if (values.Find(v => v.Length > LongestPattern || !PathPattern().IsMatch(v)) is { } bad)
        {
            throw AwsErrors.Validation($"The path pattern '{bad}' is not valid");
        }

        return new RuleCondition { Field = "path-pattern", Values = values, PathPatternConfig = new PathPatternConditionConfig { Values = values } };
    }

    [GeneratedRegex(@"^[A-Za-z0-9.*?-]*\.[A-Za-z*?]+$", RegexOptions.CultureInvariant)]
    private static partial Regex HostPattern();

    [GeneratedRegex("""^[A-Za-z0-9_.$/~"'@:+&*?-]+$""", RegexOptions.CultureInvariant)]
    private static partial Regex PathPattern();
}
