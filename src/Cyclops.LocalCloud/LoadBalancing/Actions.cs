using System.Globalization;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using RuleAction = Amazon.ElasticLoadBalancingV2.Model.Action;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>What listeners and rules do: checked, filled in as AWS does, and bound to the target groups they name.</summary>
internal static class Actions
{
    private const int MostForwardedGroups = 5;

    /// <summary>The target groups that actions forward to, each once, in the order named.</summary>
    public static List<string> GroupArns(List<RuleAction> actions) =>
        [.. actions.SelectMany(a => a.ForwardConfig?.TargetGroups?.Select(g => g.TargetGroupArn) ?? (a.TargetGroupArn is null ? [] : [a.TargetGroupArn])).Distinct()];

    /// <summary>Checks actions and fills in their defaults.</summary>
    public static List<RuleAction> Normalise(ElbRegion region, List<RuleAction> actions)
    {
        if (actions.Count == 0)
        {
            throw AwsErrors.Validation("At least one action must be specified");
        }

        return actions.ConvertAll(action => Normalise(region, action));
    }

    /// <summary>Notes that a balancer routes to the groups of the actions; checks the quota and that no other balancer does.</summary>
    public static void Bind(ElbRegion region, HeldBalancer balancer, List<RuleAction> actions, int quota, DateTimeOffset now)
    {
        var groups = GroupArns(actions).ConvertAll(region.Group);
        if (groups.Find(g => g.Balancer is not null && g.Balancer != balancer) is { } taken)
        {
            throw new TargetGroupAssociationLimitException($"The following target groups cannot be associated with more than one load balancer: {taken.Arn}");
        }

        if (balancer.Groups.Count + groups.Count(g => !balancer.Groups.ContainsKey(g)) > quota)
        {
            throw new TooManyUniqueTargetGroupsPerLoadBalancerException("You've reached the limit on the number of unique target groups per load balancer across all listeners");
        }

        foreach (var group in groups)
        {
            if (group.Balancer is null)
            {
                group.Balancer = balancer;
                group.UsedSince = now;
            }

            balancer.Groups[group] = balancer.Groups.GetValueOrDefault(group) + 1;
        }
    }

    /// <summary>The reverse of <see cref="Bind"/>.</summary>
    public static void Unbind(ElbRegion region, HeldBalancer balancer, List<RuleAction> actions)
    {
        foreach (var group in GroupArns(actions).ConvertAll(region.Group))
        {
            if (--balancer.Groups[group] == 0)
            {
                balancer.Groups.Remove(group);
                group.Balancer = null;
            }
        }
    }

    private static RuleAction Normalise(ElbRegion region, RuleAction action)
    {
        if (action.Type == ActionTypeEnum.Forward)
        {
            return Forward(region, action);
        }

        if (action.Type == ActionTypeEnum.FixedResponse)
        {
            var status = action.FixedResponseConfig?.StatusCode;
            return int.TryParse(status, CultureInfo.InvariantCulture, out var code) && code is >= 200 and < 600 && code / 100 != 3
                ? action
                : throw AwsErrors.Validation($"The status code '{status}' of a fixed response must be 2XX, 4XX or 5XX");
        }

        if (action.Type == ActionTypeEnum.Redirect)
        {
            var redirect = action.RedirectConfig ?? throw AwsErrors.Validation("A redirect action needs a RedirectConfig");
            redirect.Protocol ??= "#{protocol}";
            redirect.Port ??= "#{port}";
            redirect.Host ??= "#{host}";
            redirect.Path ??= "/#{path}";
            redirect.Query ??= "#{query}";
            return action;
        }

        throw AwsErrors.Validation($"The local cloud does not serve actions of type '{action.Type}'");
    }

    private static RuleAction Forward(ElbRegion region, RuleAction action)
    {
        var groups = action.ForwardConfig?.TargetGroups is { Count: > 0 } given
            ? given
            : [new TargetGroupTuple { TargetGroupArn = action.TargetGroupArn ?? throw AwsErrors.Validation("A target group must be specified for a forward action") }];
        if (groups.Count > MostForwardedGroups)
        {
            throw AwsErrors.Validation($"A forward action can have at most {MostForwardedGroups} target groups");
        }

        foreach (var group in groups)
        {
            group.Weight ??= 1;
            var held = region.Group(group.TargetGroupArn);
            if (held.Model.Protocol != ProtocolEnum.HTTP && held.Model.Protocol != ProtocolEnum.HTTPS)
            {
                throw new IncompatibleProtocolsException($"The protocol of target group '{held.Arn}' does not fit an application load balancer");
            }
        }

        return new RuleAction
        {
            Type = ActionTypeEnum.Forward,
            Order = action.Order,
            TargetGroupArn = groups.Count == 1 ? groups[0].TargetGroupArn : null,
            ForwardConfig = new ForwardActionConfig
            {
                TargetGroups = groups,
                TargetGroupStickinessConfig = action.ForwardConfig?.TargetGroupStickinessConfig ?? new TargetGroupStickinessConfig { Enabled = false },
            },
        };
    }
}
