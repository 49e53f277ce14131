using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.Model;

namespace Cyclops.Aws.ElasticLoadBalancing;

/// <summary>The SDK's shapes to our records and back.</summary>
internal static class ElbMapping
{
    private const string HostHeader = "host-header";

    public static ElbTargetGroup FromTargetGroup(TargetGroup g, EquatableMap<string> tags) => new(
        g.TargetGroupArn,
        g.TargetGroupName,
        g.TargetType?.Value ?? "",
        g.VpcId ?? "",
        g.HealthCheckPath ?? "",
        g.Matcher?.HttpCode ?? "",
        g.HealthCheckIntervalSeconds ?? 0,
        g.HealthCheckTimeoutSeconds ?? 0,
        g.HealthyThresholdCount ?? 0,
        g.UnhealthyThresholdCount ?? 0,
        tags);

    public static ElbRule FromRule(Rule r, EquatableMap<string> tags) => new(
        r.RuleArn,
        int.TryParse(r.Priority, out var priority) ? priority : 0,
        (r.Conditions ?? []).Where(c => c.Field == HostHeader)
            .SelectMany(c => c.HostHeaderConfig?.Values ?? c.Values ?? [])
            .Order(StringComparer.Ordinal)
            .ToEquatableList(),
        (r.Conditions ?? []).Where(c => c.Field != HostHeader)
            .Select(c => $"{c.Field}={string.Join('|', c.PathPatternConfig?.Values ?? c.Values ?? [])}")
            .Order(StringComparer.Ordinal)
            .ToEquatableList(),
        r.Actions?.FirstOrDefault(a => a.Type == ActionTypeEnum.Forward) is { } forward ? TargetsOf(forward) : [],
        tags);

    public static CreateTargetGroupRequest ToCreate(ElbTargetGroupRequest r, int port, IReadOnlyDictionary<string, string> tags) => new()
    {
        Name = r.Name,
        Protocol = ProtocolEnum.HTTP,
        Port = port,
        VpcId = r.VpcId,
        TargetType = new TargetTypeEnum(r.TargetType),
        HealthCheckProtocol = ProtocolEnum.HTTP,
        HealthCheckPath = r.HealthCheckPath,
        HealthCheckIntervalSeconds = r.HealthCheckIntervalSeconds,
        HealthCheckTimeoutSeconds = r.HealthCheckTimeoutSeconds,
        HealthyThresholdCount = r.HealthyThreshold,
        UnhealthyThresholdCount = r.UnhealthyThreshold,
        Matcher = new Matcher { HttpCode = r.HealthCheckCodes },
        Tags = ToTags(tags),
    };

    public static ModifyTargetGroupRequest ToModify(string arn, ElbTargetGroupRequest r) => new()
    {
        TargetGroupArn = arn,
        HealthCheckPath = r.HealthCheckPath,
        HealthCheckIntervalSeconds = r.HealthCheckIntervalSeconds,
        HealthCheckTimeoutSeconds = r.HealthCheckTimeoutSeconds,
        HealthyThresholdCount = r.HealthyThreshold,
        UnhealthyThresholdCount = r.UnhealthyThreshold,
        Matcher = new Matcher { HttpCode = r.HealthCheckCodes },
    };

    public static List<RuleCondition> ToConditions(ElbForward forward) =>
    [
        new RuleCondition { Field = HostHeader, HostHeaderConfig = new HostHeaderConditionConfig { Values = [.. forward.Hosts] } },
    ];

    /// <returns>Null when where a rule forwards to is to stay as it is.</returns>
    public static List<Amazon.ElasticLoadBalancingV2.Model.Action>? ToActions(ElbForward forward) => forward.Targets switch
    {
        [] => null,
        [var only] => [new Amazon.ElasticLoadBalancingV2.Model.Action { Type = ActionTypeEnum.Forward, TargetGroupArn = only.GroupArn }],
        var several =>
        [
            new Amazon.ElasticLoadBalancingV2.Model.Action
            {
                Type = ActionTypeEnum.Forward,
                ForwardConfig = new ForwardActionConfig { TargetGroups = [.. several.Select(t => new TargetGroupTuple { TargetGroupArn = t.GroupArn, Weight = t.Weight })] },
            },
        ],
    };

    public static List<Tag> ToTags(IEnumerable<KeyValuePair<string, string>> tags) =>
        [.. tags.Select(t => new Tag { Key = t.Key, Value = t.Value })];

    public static EquatableMap<string> FromTags(IEnumerable<Tag>? tags) =>
        new((tags ?? []).Where(t => t.Key is not null).Select(t => KeyValuePair.Create(t.Key, t.Value ?? "")));

    private static EquatableList<ElbTarget> TargetsOf(Amazon.ElasticLoadBalancingV2.Model.Action forward) =>
        forward.ForwardConfig?.TargetGroups is { Count: > 0 } groups ? groups.Select(g => new ElbTarget(g.TargetGroupArn, g.Weight ?? 1)).ToEquatableList()
        : forward.TargetGroupArn is { } only ? [new(only, 1)]
        : [];
}
