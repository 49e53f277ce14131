using System.Text.Json;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>The state of a region for a person who debugs.</summary>
internal static class ElbStateJson
{
    public static void Write(Utf8JsonWriter json, ElbRegion region)
    {
        json.WriteStartArray("loadBalancers");
        foreach (var balancer in region.Balancers.Values)
        {
            Balancer(json, balancer);
        }

        json.WriteEndArray();
        json.WriteStartArray("targetGroups");
        foreach (var group in region.Groups.Values)
        {
            Group(json, group);
        }

        json.WriteEndArray();
    }

    private static void Balancer(Utf8JsonWriter json, HeldBalancer balancer)
    {
        json.WriteStartObject();
        json.WriteString("name", balancer.Model.LoadBalancerName);
        json.WriteString("dnsName", balancer.Model.DNSName);
        json.WriteString("state", balancer.Model.State.Code);
        json.WriteStartArray("listeners");
        foreach (var listener in balancer.Listeners.Values)
        {
            json.WriteStartObject();
            json.WriteNumber("port", listener.Model.Port ?? 0);
            json.WriteStartArray("rules");
            foreach (var rule in listener.Rules.Values.Append(listener.Default))
            {
                json.WriteStartObject();
                json.WriteString("priority", rule.Model.Priority);
                json.WriteString("conditions", string.Join("; ", rule.Model.Conditions.Select(c => $"{c.Field}={string.Join(",", c.Values ?? [])}")));
                json.WriteString("forward", string.Join(",", Actions.GroupArns(rule.Model.Actions)));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Group(Utf8JsonWriter json, HeldGroup group)
    {
        json.WriteStartObject();
        json.WriteString("name", group.Model.TargetGroupName);
        json.WriteString("arn", group.Arn);
        json.WriteStartArray("targets");
        foreach (var target in group.Targets.Values)
        {
            json.WriteStartObject();
            json.WriteString("target", HeldTarget.Key(target.Id, target.Port));
            json.WriteBoolean("answers", target.Answers);
            json.WriteBoolean("leaving", target.Leaving is not null);
            json.WriteString("task", target.TaskArn);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
