using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.Aws.Calls;
using Cyclops.Model;
using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.ElasticLoadBalancing;

/// <summary>Elastic Load Balancing (application load balancers) in our records.</summary>
public sealed class ElbGateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>Largest page of the Describe calls. Source: Elastic Load Balancing API Reference.</summary>
    private const int PageSize = 400;

    /// <summary>Resources one DescribeTags takes.</summary>
    private const int DescribeTagsLimit = 20;

    /// <summary>Requests through the protocol the load balancer speaks to targets; the port is a placeholder, each target has its own.</summary>
    private const int PlaceholderPort = 80;

    /// <summary>All target groups of the account and region, with their tags.</summary>
    public async Task<IReadOnlyList<ElbTargetGroup>> ListTargetGroupsAsync(CancellationToken cancellationToken)
    {
        var groups = await Paging.CollectAsync<TargetGroup>("elbv2:DescribeTargetGroups", async marker =>
        {
            var page = await calls.SendAsync(
                CallFamily.ElbRead,
                "elbv2:DescribeTargetGroups",
                "all target groups",
                ct => clients.Elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest { PageSize = PageSize, Marker = marker }, ct),
                cancellationToken);
            return (page.TargetGroups, page.NextMarker);
        });
        var tags = await TagsOfAsync([.. groups.Select(g => g.TargetGroupArn)], cancellationToken);
        return [.. groups.Select(g => ElbMapping.FromTargetGroup(g, tags[g.TargetGroupArn])).OrderBy(g => g.Name, StringComparer.Ordinal)];
    }

    /// <summary>How the targets of a target group are; none when the group is gone.</summary>
    public async Task<IReadOnlyList<ElbTargetHealth>> ListTargetHealthAsync(string groupArn, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await calls.SendAsync(
                CallFamily.ElbRead,
                "elbv2:DescribeTargetHealth",
                groupArn,
                ct => clients.Elb.DescribeTargetHealthAsync(new DescribeTargetHealthRequest { TargetGroupArn = groupArn }, ct),
                cancellationToken);
            return [.. (answer.TargetHealthDescriptions ?? []).Select(HealthOf)];
        }
        catch (CloudFault fault) when (fault.Code == "TargetGroupNotFound")
        {
            return [];
        }
    }

    /// <summary>All rules of a listener but the default one, with their tags.</summary>
    /// <returns>Empty when the listener is not there.</returns>
    public async Task<IReadOnlyList<ElbRule>> ListRulesAsync(string listenerArn, CancellationToken cancellationToken)
    {
        try
        {
            var rules = await Paging.CollectAsync<Rule>("elbv2:DescribeRules", async marker =>
            {
                var page = await calls.SendAsync(
                    CallFamily.ElbRead,
                    "elbv2:DescribeRules",
                    listenerArn,
                    ct => clients.Elb.DescribeRulesAsync(new DescribeRulesRequest { ListenerArn = listenerArn, PageSize = PageSize, Marker = marker }, ct),
                    cancellationToken);
                return (page.Rules, page.NextMarker);
            });
            var own = rules.Where(r => r.IsDefault != true).ToList();
            if (own.Count == rules.Count)
            {
                // Every listener has a default rule.
                throw Answers.Partial("elbv2:DescribeRules", listenerArn);
            }

            var tags = await TagsOfAsync([.. own.Select(r => r.RuleArn)], cancellationToken);
            return [.. own.Select(r => ElbMapping.FromRule(r, tags[r.RuleArn])).OrderBy(r => r.Priority)];
        }
        catch (CloudFault fault) when (fault.Code == "ListenerNotFound")
        {
            return [];
        }
    }

    /// <summary>Makes a target group; one of that name and the same settings is given back instead.</summary>
    /// <returns>Its ARN.</returns>
    public async Task<string> CreateTargetGroupAsync(
        ElbTargetGroupRequest request,
        IReadOnlyDictionary<string, string> tags,
        CancellationToken cancellationToken)
    {
        var answer = await calls.SendAsync(
            CallFamily.ElbModify,
            "elbv2:CreateTargetGroup",
            request.Name,
            ct => clients.Elb.CreateTargetGroupAsync(ElbMapping.ToCreate(request, PlaceholderPort, tags), ct),
            cancellationToken);
        return Answers.First(answer.TargetGroups, "elbv2:CreateTargetGroup", request.Name).TargetGroupArn;
    }

    /// <summary>Sets the health check of a target group.</summary>
    public Task ModifyTargetGroupAsync(string arn, ElbTargetGroupRequest request, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.ElbModify,
            "elbv2:ModifyTargetGroup",
            arn,
            ct => clients.Elb.ModifyTargetGroupAsync(ElbMapping.ToModify(arn, request), ct),
            cancellationToken);

    /// <summary>Sets attributes of a target group.</summary>
    public Task ModifyAttributesAsync(string arn, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.ElbModify,
            "elbv2:ModifyTargetGroupAttributes",
            arn,
            ct => clients.Elb.ModifyTargetGroupAttributesAsync(
                new ModifyTargetGroupAttributesRequest
                {
                    TargetGroupArn = arn,
                    Attributes = [.. attributes.Select(a => new TargetGroupAttribute { Key = a.Key, Value = a.Value })],
                },
                ct),
            cancellationToken);

    /// <summary>Removes a target group; already gone is fine.</summary>
    /// <exception cref="CloudFault"><c>ResourceInUse</c> while a rule forwards to it.</exception>
    public Task DeleteTargetGroupAsync(string arn, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.ElbModify,
            "elbv2:DeleteTargetGroup",
            arn,
            ct => clients.Elb.DeleteTargetGroupAsync(new DeleteTargetGroupRequest { TargetGroupArn = arn }, ct),
            cancellationToken);

    /// <summary>Makes a rule that forwards hosts to a target group.</summary>
    /// <returns>Its ARN.</returns>
    /// <exception cref="CloudFault"><c>PriorityInUse</c> when the priority is taken.</exception>
    public async Task<string> CreateRuleAsync(
        string listenerArn,
        int priority,
        ElbForward forward,
        IReadOnlyDictionary<string, string> tags,
        CancellationToken cancellationToken)
    {
        var answer = await calls.SendAsync(
            CallFamily.ElbModify,
            "elbv2:CreateRule",
            $"{forward} at {listenerArn}",
            ct => clients.Elb.CreateRuleAsync(
                new CreateRuleRequest
                {
                    ListenerArn = listenerArn,
                    Priority = priority,
                    Conditions = ElbMapping.ToConditions(forward),
                    Actions = ElbMapping.ToActions(forward),
                    Tags = ElbMapping.ToTags(tags),
                },
                ct),
            cancellationToken);
        return Answers.First(answer.Rules, "elbv2:CreateRule", $"{forward} at {listenerArn}").RuleArn;
    }

    /// <summary>Sets what a rule forwards where.</summary>
    public Task ModifyRuleAsync(string arn, ElbForward forward, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.ElbModify,
            "elbv2:ModifyRule",
            arn,
            ct => clients.Elb.ModifyRuleAsync(
                new ModifyRuleRequest { RuleArn = arn, Conditions = ElbMapping.ToConditions(forward), Actions = ElbMapping.ToActions(forward) },
                ct),
            cancellationToken);

    /// <summary>Removes a rule; already gone is fine.</summary>
    public async Task DeleteRuleAsync(string arn, CancellationToken cancellationToken)
    {
        try
        {
            await calls.SendAsync(
                CallFamily.ElbModify,
                "elbv2:DeleteRule",
                arn,
                ct => clients.Elb.DeleteRuleAsync(new DeleteRuleRequest { RuleArn = arn }, ct),
                cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code == "RuleNotFound")
        {
            // Gone already, which is what was asked for.
        }
    }

    /// <summary>Sets tags of a target group or rule.</summary>
    public Task TagAsync(string arn, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.ElbModify,
            "elbv2:AddTags",
            arn,
            ct => clients.Elb.AddTagsAsync(new AddTagsRequest { ResourceArns = [arn], Tags = ElbMapping.ToTags(tags) }, ct),
            cancellationToken);

    /// <summary>Removes tags of a target group or rule; those that are not there are passed over.</summary>
    public Task UntagAsync(string arn, IEnumerable<string> names, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.ElbModify,
            "elbv2:RemoveTags",
            arn,
            ct => clients.Elb.RemoveTagsAsync(new RemoveTagsRequest { ResourceArns = [arn], TagKeys = [.. names] }, ct),
            cancellationToken);

    private static ElbTargetHealth HealthOf(TargetHealthDescription t) =>
        new(t.TargetHealth?.State?.Value ?? "", t.TargetHealth?.Reason?.Value, t.TargetHealth?.Description)
        {
            Target = t.Target?.Id is { } id ? $"{id}:{t.Target.Port}" : null,
        };

    private async Task<Dictionary<string, EquatableMap<string>>> TagsOfAsync(IReadOnlyCollection<string> arns, CancellationToken cancellationToken)
    {
        var tags = new Dictionary<string, EquatableMap<string>>(StringComparer.Ordinal);
        var answers = await Task.WhenAll(arns.Chunk(DescribeTagsLimit).Select(chunk => calls.SendAsync(
            CallFamily.ElbRead,
            "elbv2:DescribeTags",
            $"{chunk.Length} resources",
            ct => clients.Elb.DescribeTagsAsync(new DescribeTagsRequest { ResourceArns = [.. chunk] }, ct),
            cancellationToken)));
        foreach (var description in answers.SelectMany(a => a.TagDescriptions ?? []))
        {
            tags[description.ResourceArn] = ElbMapping.FromTags(description.Tags);
        }

        return arns.FirstOrDefault(a => !tags.ContainsKey(a)) is { } missing ? throw Answers.Partial("elbv2:DescribeTags", missing) : tags;
    }
}
