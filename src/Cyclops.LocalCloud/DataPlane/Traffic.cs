using System.Globalization;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.LocalCloud.Ecs;
using Cyclops.LocalCloud.LoadBalancing;
using Cyclops.LocalCloud.Protocol;
using RuleAction = Amazon.ElasticLoadBalancingV2.Model.Action;

namespace Cyclops.LocalCloud.DataPlane;

/// <summary>
/// The way of a request through what was really created: host, DNS record, load balancer, listener, rules in order of priority,
/// target group, healthy target, task. Where it ends, the answer says why.
/// </summary>
internal sealed class Traffic(LocalCore core, IDnsTable dns, LoadBalancingService balancing, EcsService ecs)
{
    // Its own source of chance: traffic must not shift the ids of what is created later.
    private readonly IdSource _chance = new(core.Options.Seed + 1);
    private long _requests;

    /// <summary>Answers one request of a visitor. Call it inside the gate.</summary>
    public WireResponse Answer(WireRequest request, DateTimeOffset now)
    {
        var host = HostName(request.Header("Host") ?? "");
        var (name, why) = BalancerName(host);
        if (name is null)
        {
            return TrafficAnswer.Because(404, "no-record", why);
        }

        if (balancing.BalancerNamed(name) is not { } balancer)
        {
            return TrafficAnswer.Because(503, "no-load-balancer", $"The DNS record of '{host}' points to '{name}', which is no load balancer here.");
        }

        if (balancer.Model.State.Code == LoadBalancerStateEnum.Provisioning)
        {
            return TrafficAnswer.Because(503, "load-balancer-provisioning", $"The load balancer '{balancer.Model.LoadBalancerName}' is still being provisioned.");
        }

        var port = request.Header("X-Forwarded-Proto") == "https" ? 443 : 80;
        if (balancer.Listeners.GetValueOrDefault(port) is not { } listener)
        {
            return TrafficAnswer.Because(503, "no-listener", $"The load balancer '{balancer.Model.LoadBalancerName}' has no listener on port {port}.");
        }

        var rule = listener.Rules.Values.FirstOrDefault(r => RuleMatcher.Matches(r.Model.Conditions, request, host)) ?? listener.Default;
        return Act(rule, request, host, now);
    }

    private static string HostName(string header)
    {
        var colon = header.LastIndexOf(':');
        return (colon < 0 ? header : header[..colon]).TrimEnd('.').ToLowerInvariant();
    }

    private (string? Name, string Why) BalancerName(string host)
    {
        if (balancing.BalancerNamed(host) is not null)
        {
            return (host, "");
        }

        var targets = dns.Resolve(host);
        if (targets.Count == 0)
        {
            return (null, $"No DNS record answers for '{host}'. Is its hosted zone here, and has its app been deployed?");
        }

        var turn = _chance.Below((int)Math.Clamp(targets.Sum(t => t.Weight), 1, int.MaxValue));
        foreach (var target in targets)
        {
            turn -= (int)target.Weight;
            if (turn < 0)
            {
                return (target.Name, "");
            }
        }

        return (targets[^1].Name, "");
    }

    private WireResponse Act(HeldRule rule, WireRequest request, string host, DateTimeOffset now)
    {
        var action = rule.Model.Actions[^1];
        if (action.Type == ActionTypeEnum.FixedResponse)
        {
            var config = action.FixedResponseConfig;
            return TrafficAnswer.Of(int.Parse(config.StatusCode, CultureInfo.InvariantCulture), rule.Model.IsDefault == true ? "default-action" : "fixed-response", config.ContentType ?? "text/plain", config.MessageBody ?? "");
        }

        return action.Type == ActionTypeEnum.Redirect
            ? TrafficAnswer.Redirect(action.RedirectConfig.StatusCode == RedirectActionStatusCodeEnum.HTTP_301 ? 301 : 302, Location(action.RedirectConfig, request, host))
            : Forward(rule, action, request, host, now);
    }

    private static string Location(RedirectActionConfig to, WireRequest request, string host)
    {
        var port = (to.Port ?? "").Replace("#{port}", "80", StringComparison.Ordinal);
        var scheme = (to.Protocol ?? "").Replace("#{protocol}", "http", StringComparison.Ordinal).ToLowerInvariant();
        var name = (to.Host ?? "").Replace("#{host}", host, StringComparison.Ordinal);
        var path = (to.Path ?? "").Replace("#{path}", request.Path.TrimStart('/'), StringComparison.Ordinal);
        var query = (to.Query ?? "").Replace("#{query}", request.Query, StringComparison.Ordinal);
        return $"{scheme}://{name}:{port}{path}{(query.Length > 0 ? "?" + query : "")}";
    }

    private WireResponse Forward(HeldRule rule, RuleAction action, WireRequest request, string host, DateTimeOffset now)
    {
        var region = balancing.Regions.Of(core.Options.AccountId, rule.Arn.Split(':')[3]);
        var group = region.Group(Choose(action.ForwardConfig.TargetGroups));
        var states = group.Targets.Values.ToLookup(t => balancing.Targets.Health(group, t, now).State.Value);
        var healthy = states["healthy"].ToList();
        if (healthy.Count == 0)
        {
            var found = string.Join(", ", states.Select(s => $"{s.Count()} {s.Key}"));
            return TrafficAnswer.Because(503, "no-healthy-target", $"Rule {rule.Model.Priority} sends '{host}' to target group '{group.Model.TargetGroupName}', which has no healthy target ({(found.Length > 0 ? found : "none registered")}).");
        }

        var target = healthy[(int)(_requests++ % healthy.Count)];
        return ecs.Task(target.TaskArn) is { } task
            ? TaskResponder.Answer(task, host, request)
            : TrafficAnswer.Because(502, "no-task", $"The target {HeldTarget.Key(target.Id, target.Port)} of '{group.Model.TargetGroupName}' is no task of the local cloud.");
    }

    private string Choose(List<TargetGroupTuple> groups)
    {
        var total = groups.Sum(g => g.Weight ?? 1);
        var turn = groups.Count == 1 || total == 0 ? 0 : _chance.Below(total);
        return groups.First(g => (turn -= g.Weight ?? 1) < 0 || groups.Count == 1).TargetGroupArn;
    }
}
