using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>Security groups and their rules.</summary>
internal sealed class SecurityGroups(LocalCore core, Ec2Regions regions)
{
    private static readonly Ec2Filters<SecurityGroup> GroupFilters = new(g => g.Tags, new()
    {
        ["group-id"] = g => [g.GroupId],
        ["group-name"] = g => [g.GroupName],
        ["vpc-id"] = g => [g.VpcId],
        ["description"] = g => [g.Description],
        ["owner-id"] = g => [g.OwnerId],
        ["ip-permission.cidr"] = g => g.IpPermissions.SelectMany(p => p.Ipv4Ranges).Select(r => r.CidrIp),
        ["ip-permission.group-id"] = g => g.IpPermissions.SelectMany(p => p.UserIdGroupPairs).Select(p => p.GroupId),
    });

    private static readonly Ec2Filters<SecurityGroupRule> RuleFilters = new(r => r.Tags, new()
    {
        ["group-id"] = r => [r.GroupId],
        ["security-group-rule-id"] = r => [r.SecurityGroupRuleId],
    });

    /// <summary>Whether something outside EC2, e.g. a load balancer, holds a group; set by the cloud.</summary>
    public Func<CallContext, string, bool> UsedElsewhere { get; set; } = (_, _) => false;

    public CreateSecurityGroupResponse CreateSecurityGroup(CreateSecurityGroupRequest request, CallContext call)
    {
        var state = regions[call];
        var vpc = request.VpcId ?? state.Vpcs.All.FirstOrDefault(v => v.Vpc.IsDefault == true)?.Vpc.VpcId;
        state.Vpcs.Get(vpc);
        if (request.GroupName is not { Length: >= 1 and <= 255 } name || name.StartsWith("sg-", StringComparison.OrdinalIgnoreCase))
        {
            throw AwsErrors.Sender("InvalidParameterValue", $"Value ({request.GroupName}) for parameter GroupName is invalid. It must have 1 to 255 characters and may not start with sg-.");
        }

        if (request.Description is not { Length: >= 1 and <= 255 })
        {
            throw AwsErrors.Sender("InvalidParameterValue", $"Value ({request.Description}) for parameter GroupDescription is invalid. It must have 1 to 255 characters.");
        }

        if (state.SecurityGroups.All.Any(g => g.VpcId == vpc && g.GroupName == name))
        {
            throw AwsErrors.Sender("InvalidGroup.Duplicate", $"The security group '{name}' already exists for VPC '{vpc}'");
        }

        var group = SecurityGroupRules.NewGroup(state, core, call, name, request.Description, vpc!, Ec2Tags.AtCreation(request.TagSpecifications, "security-group"));
        return new CreateSecurityGroupResponse { GroupId = group.GroupId, SecurityGroupArn = group.SecurityGroupArn, Tags = group.Tags };
    }

    public DeleteSecurityGroupResponse DeleteSecurityGroup(DeleteSecurityGroupRequest request, CallContext call)
    {
        var state = regions[call];
        var group = Find(state, request.GroupId, request.GroupName);
        if (group.GroupName == "default")
        {
            throw AwsErrors.Sender("CannotDelete", $"the specified group: \"{group.GroupId}\" name: \"default\" cannot be deleted by a user");
        }

        if (state.Rules.All.Any(r => r.GroupId != group.GroupId && r.ReferencedGroupInfo?.GroupId == group.GroupId)
            || state.NetworkInterfaces.All.Any(i => i.Groups.Exists(g => g.GroupId == group.GroupId))
            || state.Instances.All.Any(i => i.State.Name != Amazon.EC2.InstanceStateName.Terminated && i.SecurityGroups.Exists(g => g.GroupId == group.GroupId))
            || UsedElsewhere(call, group.GroupId))
        {
            throw AwsErrors.Sender("DependencyViolation", $"resource {group.GroupId} has a dependent object");
        }

        SecurityGroupRules.RemoveGroup(state, group.GroupId);
        return new DeleteSecurityGroupResponse { GroupId = group.GroupId, Return = true };
    }

    public AuthorizeSecurityGroupIngressResponse AuthorizeIngress(AuthorizeSecurityGroupIngressRequest request, CallContext call)
    {
        var state = regions[call];
        var tags = Ec2Tags.AtCreation(request.TagSpecifications, "security-group-rule");
        var rules = SecurityGroupRules.Add(state, core, call, Find(state, request.GroupId, request.GroupName), request.IpPermissions ?? [], egress: false, tags);
        return new AuthorizeSecurityGroupIngressResponse { Return = true, SecurityGroupRules = rules };
    }

    public AuthorizeSecurityGroupEgressResponse AuthorizeEgress(AuthorizeSecurityGroupEgressRequest request, CallContext call)
    {
        var state = regions[call];
        var tags = Ec2Tags.AtCreation(request.TagSpecifications, "security-group-rule");
        var rules = SecurityGroupRules.Add(state, core, call, Find(state, request.GroupId, null), request.IpPermissions ?? [], egress: true, tags);
        return new AuthorizeSecurityGroupEgressResponse { Return = true, SecurityGroupRules = rules };
    }

    public RevokeSecurityGroupIngressResponse RevokeIngress(RevokeSecurityGroupIngressRequest request, CallContext call)
    {
        var state = regions[call];
        var gone = SecurityGroupRules.Remove(state, call, Find(state, request.GroupId, request.GroupName), request.IpPermissions, request.SecurityGroupRuleIds, egress: false);
        return new RevokeSecurityGroupIngressResponse { Return = true, RevokedSecurityGroupRules = [.. gone.Select(Revoked)] };
    }

    public RevokeSecurityGroupEgressResponse RevokeEgress(RevokeSecurityGroupEgressRequest request, CallContext call)
    {
        var state = regions[call];
        var gone = SecurityGroupRules.Remove(state, call, Find(state, request.GroupId, null), request.IpPermissions, request.SecurityGroupRuleIds, egress: true);
        return new RevokeSecurityGroupEgressResponse { Return = true, RevokedSecurityGroupRules = [.. gone.Select(Revoked)] };
    }

    public DescribeSecurityGroupsResponse DescribeSecurityGroups(DescribeSecurityGroupsRequest request, CallContext call)
    {
        var state = regions[call];
        foreach (var name in (request.GroupNames ?? []).Where(n => !state.SecurityGroups.All.Any(g => g.GroupName == n)))
        {
            throw AwsErrors.Sender("InvalidGroup.NotFound", $"The security group '{name}' does not exist in default VPC");
        }

        var named = state.SecurityGroups.Select(request.GroupIds)
            .Where(g => request.GroupNames is not { Count: > 0 } names || names.Contains(g.GroupName));
        var page = Ec2Paging.Cut(GroupFilters.Apply(named, request.Filters), g => g.GroupId, request.NextToken, request.MaxResults);
        return new DescribeSecurityGroupsResponse { SecurityGroups = page.Items, NextToken = page.Next };
    }

    public DescribeSecurityGroupRulesResponse DescribeSecurityGroupRules(DescribeSecurityGroupRulesRequest request, CallContext call)
    {
        var found = RuleFilters.Apply(regions[call].Rules.Select(request.SecurityGroupRuleIds), request.Filters);
        var page = Ec2Paging.Cut(found, r => r.SecurityGroupRuleId, request.NextToken, request.MaxResults);
        return new DescribeSecurityGroupRulesResponse { SecurityGroupRules = page.Items, NextToken = page.Next };
    }

    private static SecurityGroup Find(Ec2State state, string? id, string? name) =>
        id is not null || name is null
            ? state.SecurityGroups.Get(id)
            : state.SecurityGroups.All.FirstOrDefault(g => g.GroupName == name)
                ?? throw AwsErrors.Sender("InvalidGroup.NotFound", $"The security group '{name}' does not exist in default VPC");

    private static RevokedSecurityGroupRule Revoked(SecurityGroupRule rule) => new()
    {
        SecurityGroupRuleId = rule.SecurityGroupRuleId,
        GroupId = rule.GroupId,
        IsEgress = rule.IsEgress,
        IpProtocol = rule.IpProtocol,
        FromPort = rule.FromPort,
        ToPort = rule.ToPort,
        CidrIpv4 = rule.CidrIpv4,
        CidrIpv6 = rule.CidrIpv6,
        PrefixListId = rule.PrefixListId,
        ReferencedGroupId = rule.ReferencedGroupInfo?.GroupId,
        Description = rule.Description,
    };
}
