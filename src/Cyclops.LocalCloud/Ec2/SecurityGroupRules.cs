using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>Rules are kept one by one, as EC2 does since rules have ids; the permissions of a group are made from them.</summary>
internal static class SecurityGroupRules
{
    private const int RulesPerGroup = 60;

    /// <summary>A group that lets everything out, as a new group of a VPC does.</summary>
    public static SecurityGroup NewGroup(Ec2State state, LocalCore core, CallContext call, string name, string description, string vpc, List<Tag> tags)
    {
        var id = "sg-" + core.Ids.Hex(17);
        var group = state.SecurityGroups.Add(id, new SecurityGroup
        {
            GroupId = id,
            GroupName = name,
            Description = description,
            VpcId = vpc,
            OwnerId = call.Account,
            SecurityGroupArn = call.Arn("ec2", "security-group/" + id),
            IpPermissions = [],
            IpPermissionsEgress = [],
            Tags = tags,
        });
        Add(state, core, call, group, [new IpPermission { IpProtocol = "-1", Ipv4Ranges = [new IpRange { CidrIp = "0.0.0.0/0" }] }], egress: true, []);
        if (name == "default")
        {
            Add(state, core, call, group, [new IpPermission { IpProtocol = "-1", UserIdGroupPairs = [new UserIdGroupPair { GroupId = id }] }], egress: false, []);
        }

        return group;
    }

    public static void RemoveGroup(Ec2State state, string id)
    {
        state.Rules.All.Where(r => r.GroupId == id).Select(r => r.SecurityGroupRuleId).ToList().ForEach(state.Rules.Remove);
        state.SecurityGroups.Remove(id);
    }

    /// <summary>Adds all rules of the permissions or, when one is there already, none.</summary>
    public static List<SecurityGroupRule> Add(Ec2State state, LocalCore core, CallContext call, SecurityGroup group, List<IpPermission> permissions, bool egress, List<Tag> tags)
    {
        var rules = permissions.SelectMany(p => Expand(p, group, egress, call)).ToList();
        var there = state.Rules.All.Where(r => r.GroupId == group.GroupId && r.IsEgress == egress).ToList();
        foreach (var rule in rules)
        {
            if (rule.ReferencedGroupInfo is { } other)
            {
                state.SecurityGroups.Get(other.GroupId);
            }

            if (there.Exists(r => Same(r, rule)))
            {
                throw AwsErrors.Sender("InvalidPermission.Duplicate", $"the specified rule \"peer: {Peer(rule)}, {rule.IpProtocol}, from port: {rule.FromPort}, to port: {rule.ToPort}, ALLOW\" already exists");
            }
        }

        if (there.Count + rules.Count > RulesPerGroup)
        {
            throw AwsErrors.Sender("RulesPerSecurityGroupLimitExceeded", "The maximum number of rules per security group has been reached.");
        }

        foreach (var rule in rules)
        {
            rule.SecurityGroupRuleId = "sgr-" + core.Ids.Hex(17);
            rule.Tags = tags;
            state.Rules.Add(rule.SecurityGroupRuleId, rule);
        }

        Refresh(state, group);
        return rules;
    }

    /// <summary>Removes the rules of the permissions or with the ids; all must be there.</summary>
    public static List<SecurityGroupRule> Remove(Ec2State state, CallContext call, SecurityGroup group, List<IpPermission>? permissions, List<string>? ids, bool egress)
    {
        var there = state.Rules.All.Where(r => r.GroupId == group.GroupId && r.IsEgress == egress).ToList();
        var gone = (ids ?? []).Select(id => there.Find(r => r.SecurityGroupRuleId == id)
                ?? throw AwsErrors.Sender("InvalidSecurityGroupRuleId.NotFound", $"The security group rule ID '{id}' does not exist"))
            .Concat((permissions ?? []).SelectMany(p => Expand(p, group, egress, call)).Select(rule => there.Find(r => Same(r, rule))
                ?? throw AwsErrors.Sender("InvalidPermission.NotFound", "The specified rule does not exist in this security group.")))
            .ToList();
        gone.ForEach(r => state.Rules.Remove(r.SecurityGroupRuleId));
        Refresh(state, group);
        return gone;
    }

    private static void Refresh(Ec2State state, SecurityGroup group)
    {
        var rules = state.Rules.All.Where(r => r.GroupId == group.GroupId).ToList();
        group.IpPermissions = Permissions(rules.Where(r => r.IsEgress != true));
        group.IpPermissionsEgress = Permissions(rules.Where(r => r.IsEgress == true));
    }

    private static List<IpPermission> Permissions(IEnumerable<SecurityGroupRule> rules) =>
        [.. rules
            .GroupBy(r => (r.IpProtocol, r.FromPort, r.ToPort))
            .OrderBy(g => g.Key.IpProtocol, StringComparer.Ordinal).ThenBy(g => g.Key.FromPort).ThenBy(g => g.Key.ToPort)
            .Select(g => new IpPermission
            {
                IpProtocol = g.Key.IpProtocol,
                FromPort = g.Key.IpProtocol == "-1" ? null : g.Key.FromPort,
                ToPort = g.Key.IpProtocol == "-1" ? null : g.Key.ToPort,
                Ipv4Ranges = [.. g.Where(r => r.CidrIpv4 is not null).Select(r => new IpRange { CidrIp = r.CidrIpv4, Description = r.Description })],
                Ipv6Ranges = [.. g.Where(r => r.CidrIpv6 is not null).Select(r => new Ipv6Range { CidrIpv6 = r.CidrIpv6, Description = r.Description })],
                PrefixListIds = [.. g.Where(r => r.PrefixListId is not null).Select(r => new PrefixListId { Id = r.PrefixListId, Description = r.Description })],
                UserIdGroupPairs = [.. g.Where(r => r.ReferencedGroupInfo is not null).Select(r => new UserIdGroupPair { GroupId = r.ReferencedGroupInfo.GroupId, UserId = r.ReferencedGroupInfo.UserId, Description = r.Description })],
            })];

    private static List<SecurityGroupRule> Expand(IpPermission permission, SecurityGroup group, bool egress, CallContext call)
    {
        var peers = (permission.Ipv4Ranges ?? []).Select(r => Rule(r.Description, cidr4: Cidr.Parse(r.CidrIp)?.ToString() ?? throw BadRange(r.CidrIp)))
            .Concat((permission.Ipv6Ranges ?? []).Select(r => Rule(r.Description, cidr6: r.CidrIpv6)))
            .Concat((permission.PrefixListIds ?? []).Select(r => Rule(r.Description, prefixList: r.Id)))
            .Concat((permission.UserIdGroupPairs ?? []).Select(r => Rule(r.Description, other: r.GroupId)))
            .ToList();
        return peers.Count > 0
            ? peers
            : throw AwsErrors.Sender("InvalidParameterValue", "Invalid value for parameter: a permission names no source or destination");

        SecurityGroupRule Rule(string? description, string? cidr4 = null, string? cidr6 = null, string? prefixList = null, string? other = null) => new()
        {
            GroupId = group.GroupId,
            GroupOwnerId = call.Account,
            IsEgress = egress,
            IpProtocol = Protocol(permission.IpProtocol),
            FromPort = Protocol(permission.IpProtocol) == "-1" ? -1 : permission.FromPort,
            ToPort = Protocol(permission.IpProtocol) == "-1" ? -1 : permission.ToPort,
            CidrIpv4 = cidr4,
            CidrIpv6 = cidr6,
            PrefixListId = prefixList,
            ReferencedGroupInfo = other is null ? null : new ReferencedSecurityGroup { GroupId = other, UserId = call.Account },
            Description = description,
        };
    }

    private static string Protocol(string? protocol) => protocol?.ToUpperInvariant() switch
    {
        "6" or "TCP" => "tcp",
        "17" or "UDP" => "udp",
        "1" or "ICMP" => "icmp",
        "ALL" or "-1" => "-1",
        _ => protocol ?? throw AwsErrors.Sender("MissingParameter", "The request must contain the parameter ipProtocol"),
    };

    private static bool Same(SecurityGroupRule a, SecurityGroupRule b) =>
        a.IpProtocol == b.IpProtocol && a.FromPort == b.FromPort && a.ToPort == b.ToPort && Peer(a) == Peer(b);

    private static string? Peer(SecurityGroupRule rule) =>
        rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.PrefixListId ?? rule.ReferencedGroupInfo?.GroupId;

    private static Amazon.Runtime.AmazonServiceException BadRange(string? range) =>
        AwsErrors.Sender("InvalidParameterValue", $"CIDR block {range} is malformed");
}
