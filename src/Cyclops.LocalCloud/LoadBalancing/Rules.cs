using System.Globalization;
using Amazon.ElasticLoadBalancingV2.Model;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>Listener rules: unique priorities from 1 to 50000, tried in their order.</summary>
internal sealed class Rules(LocalCore core, RegionalState<ElbRegion> regions, Listeners listeners)
{
    private const int LastPriority = 50_000;

    public CreateRuleResponse Create(CreateRuleRequest request, CallContext call)
    {
        var region = regions[call];
        var listener = region.Listener(request.ListenerArn);
        var quotas = core.Options.Quotas;
        var priority = request.Priority ?? throw AwsErrors.Validation("A rule priority must be specified");
        CheckPriority(priority);
        var tags = ElbTags.Pairs(request.Tags);
        ElbTags.Check(new TagSet(), tags, quotas.TagsPerResource);
        var conditions = RuleConditions.Normalise(request.Conditions, quotas.ConditionValuesPerRule);
        var actions = Actions.Normalise(region, request.Actions);
        if (listener.Rules.ContainsKey(priority))
        {
            throw new PriorityInUseException($"Priority '{priority}' is currently in use");
        }

        if (listener.Balancer.RuleCount >= quotas.RulesPerLoadBalancer)
        {
            throw new TooManyRulesException("You've reached the limit on the number of rules per load balancer");
        }

        Actions.Bind(region, listener.Balancer, actions, quotas.TargetGroupsPerLoadBalancer, call.Now);
        var rule = new HeldRule(new Rule
        {
            RuleArn = $"{listener.Arn.Replace(":listener/", ":listener-rule/", StringComparison.Ordinal)}/{core.Ids.Hex(16)}",
            Conditions = conditions,
            Actions = actions,
            IsDefault = false,
        })
        { Listener = listener };
        rule.Tags.Set(tags);
        Place(rule, priority);
        region.Rules.Add(rule.Arn, rule);
        return new CreateRuleResponse { Rules = [rule.Model] };
    }

    public DescribeRulesResponse Describe(DescribeRulesRequest request, CallContext call)
    {
        var region = regions[call];
        var arns = request.RuleArns is { Count: > 0 } ? request.RuleArns : null;
        if (arns is not null == request.ListenerArn is not null)
        {
            throw AwsErrors.Validation("Either a listener ARN or rule ARNs must be specified, not both");
        }

        if (arns is not null)
        {
            return new DescribeRulesResponse { Rules = arns.ConvertAll(arn => region.Rule(arn).Model) };
        }

        // In order of priority, the default rule last.
        var listener = region.Listener(request.ListenerArn!);
        var ordered = listener.Rules.Select(r => KeyValuePair.Create(Paging.Key(r.Key), r.Value)).Append(KeyValuePair.Create("default", listener.Default));
        var page = ElbPages.Cut(ordered, request.Marker, request.PageSize);
        return new DescribeRulesResponse { Rules = [.. page.Items.Select(r => r.Value.Model)], NextMarker = page.Next };
    }

    public ModifyRuleResponse Modify(ModifyRuleRequest request, CallContext call)
    {
        var region = regions[call];
        var rule = region.Rule(request.RuleArn);
        if (rule.Model.IsDefault == true)
        {
            throw new OperationNotPermittedException($"Default rule '{rule.Arn}' cannot be modified; modify its listener");
        }

        var conditions = request.Conditions is { Count: > 0 } given ? RuleConditions.Normalise(given, core.Options.Quotas.ConditionValuesPerRule) : rule.Model.Conditions;
        if (request.Actions is { Count: > 0 } actions)
        {
            listeners.SetActions(region, rule, Actions.Normalise(region, actions), call.Now);
        }

        rule.Model.Conditions = conditions;
        return new ModifyRuleResponse { Rules = [rule.Model] };
    }

    public DeleteRuleResponse Delete(DeleteRuleRequest request, CallContext call)
    {
        var region = regions[call];
        var rule = region.Rule(request.RuleArn);
        if (rule.Model.IsDefault == true)
        {
            throw new OperationNotPermittedException($"Default rule '{rule.Arn}' cannot be deleted");
        }

        Actions.Unbind(region, rule.Listener.Balancer, rule.Model.Actions);
        rule.Listener.Rules.Remove(rule.Priority);
        region.Rules.Remove(rule.Arn);
        return new DeleteRuleResponse();
    }

    /// <summary>All or nothing: the priorities are judged as they will be afterwards, so two rules may swap theirs.</summary>
    public SetRulePrioritiesResponse SetPriorities(SetRulePrioritiesRequest request, CallContext call)
    {
        var region = regions[call];
        var wanted = new Dictionary<HeldRule, int>();
        foreach (var pair in request.RulePriorities)
        {
            var rule = region.Rule(pair.RuleArn);
            var priority = pair.Priority ?? throw AwsErrors.Validation($"A priority must be specified for rule '{rule.Arn}'");
            CheckPriority(priority);
            if (rule.Model.IsDefault == true)
            {
                throw new OperationNotPermittedException($"The priority of default rule '{rule.Arn}' cannot be modified");
            }

            if (!wanted.TryAdd(rule, priority))
            {
                throw AwsErrors.Validation($"Rule '{rule.Arn}' is given more than one priority");
            }
        }

        foreach (var group in wanted.GroupBy(w => w.Key.Listener))
        {
            CheckFree(group.Key, wanted);
        }

        foreach (var rule in wanted.Keys)
        {
            rule.Listener.Rules.Remove(rule.Priority);
        }

        foreach (var (rule, priority) in wanted)
        {
            Place(rule, priority);
        }

        return new SetRulePrioritiesResponse { Rules = [.. wanted.Keys.Select(r => r.Model)] };
    }

    private static void CheckFree(HeldListener listener, Dictionary<HeldRule, int> wanted)
    {
        var taken = new HashSet<int>(listener.Rules.Values.Where(r => !wanted.ContainsKey(r)).Select(r => r.Priority));
        foreach (var (rule, priority) in wanted)
        {
            if (rule.Listener == listener && !taken.Add(priority))
            {
                throw new PriorityInUseException($"Priority '{priority}' is currently in use");
            }
        }
    }

    private static void Place(HeldRule rule, int priority)
    {
        rule.Priority = priority;
        rule.Model.Priority = priority.ToString(CultureInfo.InvariantCulture);
        rule.Listener.Rules.Add(priority, rule);
    }

    private static void CheckPriority(int priority)
    {
        if (priority is < 1 or > LastPriority)
        {
            throw AwsErrors.Validation($"1 validation error detected: Value '{priority}' at 'priority' failed to satisfy constraint: Member must be from 1 to {LastPriority}");
        }
    }
}
