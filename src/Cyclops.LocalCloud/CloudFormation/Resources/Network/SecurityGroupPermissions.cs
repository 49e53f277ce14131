using System.Text.Json.Nodes;
using Amazon.EC2.Internal;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>Rules as templates write them (flat) and as the API takes them (nested).</summary>
internal static class SecurityGroupPermissions
{
    /// <summary>The rule that a new group has: everything may leave.</summary>
    public static JsonObject Everything() => Of(new JsonObject { ["IpProtocol"] = "-1", ["CidrIp"] = "0.0.0.0/0" });

    public static JsonObject Of(JsonObject rule)
    {
        var description = (string?)rule["Description"];
        var group = rule["SourceSecurityGroupId"] ?? rule["DestinationSecurityGroupId"];
        var permission = new JsonObject { ["IpProtocol"] = rule["IpProtocol"]?.DeepClone() };
        Copy("FromPort");
        Copy("ToPort");
        Peer("IpRanges", "CidrIp", rule["CidrIp"]);
        Peer("Ipv6Ranges", "CidrIpv6", rule["CidrIpv6"]);
        Peer("UserIdGroupPairs", "GroupId", group);
        Peer("PrefixListIds", "PrefixListId", rule["SourcePrefixListId"] ?? rule["DestinationPrefixListId"]);
        return permission;

        void Copy(string name)
        {
            if (rule[name] is { } value)
            {
                permission[name] = value.DeepClone();
            }
        }

        void Peer(string list, string name, JsonNode? value)
        {
            if (value is not null)
            {
                var entry = new JsonObject { [name] = value.DeepClone() };
                if (description is not null)
                {
                    entry["Description"] = description;
                }

                permission[list] = new JsonArray(entry);
            }
        }
    }

    /// <summary>The rules of a group as templates write them, one for each peer.</summary>
    public static JsonArray Flat(JsonNode? permissions, string groupProperty, string prefixListProperty)
    {
        var rules = new JsonArray();
        foreach (var permission in (permissions as JsonArray ?? []).OfType<JsonObject>())
        {
            Add(permission, "IpRanges", "CidrIp", "CidrIp");
            Add(permission, "Ipv6Ranges", "CidrIpv6", "CidrIpv6");
            Add(permission, "UserIdGroupPairs", "GroupId", groupProperty);
            Add(permission, "PrefixListIds", "PrefixListId", prefixListProperty);
        }

        return rules;

        void Add(JsonObject permission, string list, string name, string property)
        {
            foreach (var peer in (permission[list] as JsonArray ?? []).OfType<JsonObject>())
            {
                var rule = TagLists.Pick(permission, "IpProtocol", "FromPort", "ToPort");
                rule[property] = peer[name]?.DeepClone();
                if (peer["Description"] is { } description)
                {
                    rule["Description"] = description.DeepClone();
                }

                rules.Add(rule);
            }
        }
    }

    /// <summary>The id of the first rule made, or null when there were none.</summary>
    public static string? Authorize(ResourceCall call, string group, IReadOnlyList<JsonObject> permissions, bool egress)
    {
        if (permissions.Count == 0)
        {
            return null;
        }

        var request = Request(group, permissions);
        return egress
            ? call.Call<AuthorizeSecurityGroupEgressResponse>(EC2Schema.AuthorizeSecurityGroupEgress, request).SecurityGroupRules[0].SecurityGroupRuleId
            : call.Call<AuthorizeSecurityGroupIngressResponse>(EC2Schema.AuthorizeSecurityGroupIngress, request).SecurityGroupRules[0].SecurityGroupRuleId;
    }

    public static void Revoke(ResourceCall call, string group, IReadOnlyList<JsonObject> permissions, bool egress)
    {
        if (permissions.Count > 0)
        {
            call.CallIgnoringAbsence(egress ? EC2Schema.RevokeSecurityGroupEgress : EC2Schema.RevokeSecurityGroupIngress, Request(group, permissions));
        }
    }

    private static JsonObject Request(string group, IReadOnlyList<JsonObject> permissions) =>
        new() { ["GroupId"] = group, ["IpPermissions"] = new JsonArray([.. permissions.Select(p => p.DeepClone())]) };
}
