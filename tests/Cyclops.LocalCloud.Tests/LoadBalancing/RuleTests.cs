using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Tests.Support;
using RuleAction = Amazon.ElasticLoadBalancingV2.Model.Action;

namespace Cyclops.LocalCloud.Tests.LoadBalancing;

public sealed class RuleTests
{
    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task Two_rules_swap_their_priorities_in_one_call_but_none_takes_a_third_ones()
    {
        var app = await SampleApp.Create(_cloud);
        var other = (await app.Rule(20, "b.example.com", app.GroupArn)).RuleArn;
        await app.Rule(30, "c.example.com", app.GroupArn);
        await _cloud.Elb.SetRulePrioritiesAsync(Priorities((app.RuleArn, 20), (other, 10)));
        Assert.Equal(["10 b.example.com", "20 " + SampleApp.Host, "30 c.example.com", "default "], await Listed(app));
        await Assert.ThrowsAsync<PriorityInUseException>(() => _cloud.Elb.SetRulePrioritiesAsync(Priorities((other, 11), (app.RuleArn, 30))));
        Assert.Equal(["10 b.example.com", "20 " + SampleApp.Host, "30 c.example.com", "default "], await Listed(app));
    }

    [Fact]
    public async Task A_group_in_use_cannot_go_until_its_last_rule_has()
    {
        var app = await SampleApp.Create(_cloud);
        var delete = new DeleteTargetGroupRequest { TargetGroupArn = app.GroupArn };
        await Assert.ThrowsAsync<ResourceInUseException>(() => _cloud.Elb.DeleteTargetGroupAsync(delete));
        await _cloud.Elb.DeleteRuleAsync(new DeleteRuleRequest { RuleArn = app.RuleArn });
        await _cloud.Elb.DeleteTargetGroupAsync(delete);
        await Assert.ThrowsAsync<TargetGroupNotFoundException>(() => _cloud.Elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest { TargetGroupArns = [app.GroupArn] }));
    }

    [Fact]
    public async Task Quotas_of_a_load_balancer_hold()
    {
        var small = new CloudUnderTest(new LocalCloudOptions { Quotas = new LocalQuotas { RulesPerLoadBalancer = 3, TargetGroupsPerLoadBalancer = 2 } });
        var app = await SampleApp.Create(small);
        await app.Rule(20, "b.example.com", await app.Group("b"));
        var third = await app.Group("c");
        await Assert.ThrowsAsync<TooManyUniqueTargetGroupsPerLoadBalancerException>(() => app.Rule(30, "c.example.com", third));
        await app.Rule(30, "c.example.com", app.GroupArn);
        await Assert.ThrowsAsync<TooManyRulesException>(() => app.Rule(40, "d.example.com", app.GroupArn));
    }

    [Fact]
    public async Task A_full_load_balancer_still_lets_a_rule_change_its_group()
    {
        var small = new CloudUnderTest(new LocalCloudOptions { Quotas = new LocalQuotas { TargetGroupsPerLoadBalancer = 1 } });
        var app = await SampleApp.Create(small);
        var next = await app.Group("next");
        await small.Elb.ModifyRuleAsync(new ModifyRuleRequest { RuleArn = app.RuleArn, Actions = [new RuleAction { Type = ActionTypeEnum.Forward, TargetGroupArn = next }] });
        await small.Elb.DeleteTargetGroupAsync(new DeleteTargetGroupRequest { TargetGroupArn = app.GroupArn });
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("a.example.c0m")]
    [InlineData("under_score.example.com")]
    public async Task A_host_pattern_that_aws_would_refuse_is_refused(string host)
    {
        var app = await SampleApp.Create(_cloud);
        var error = await Assert.ThrowsAsync<AmazonElasticLoadBalancingV2Exception>(() => app.Rule(20, host, app.GroupArn));
        Assert.Equal("ValidationError", error.ErrorCode);
    }

    private static SetRulePrioritiesRequest Priorities(params (string Arn, int Priority)[] pairs) =>
        new() { RulePriorities = [.. pairs.Select(p => new RulePriorityPair { RuleArn = p.Arn, Priority = p.Priority })] };

    private async Task<IEnumerable<string>> Listed(SampleApp app) =>
        (await _cloud.Elb.DescribeRulesAsync(new DescribeRulesRequest { ListenerArn = app.ListenerArn })).Rules.Select(r => $"{r.Priority} {r.Conditions?.FirstOrDefault()?.Values[0]}");
}
