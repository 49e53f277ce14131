using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Route53;
using Amazon.Route53.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.DataPlane;

public sealed class TrafficTests
{
    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task A_visitor_reaches_the_task_behind_the_record_the_rule_and_the_target_group()
    {
        var app = await SampleApp.Create(_cloud);
        Assert.Equal((404, "no-record"), Brief(app.Visit(SampleApp.Host)));
        await Record(app);
        Assert.Equal((503, "no-healthy-target"), Brief(app.Visit(SampleApp.Host)));
        await app.Start("ckan/tel-aviv:2.11");
        var (status, step, text) = app.Visit(SampleApp.Host);
        Assert.Equal((200, "task"), (status, step));
        Assert.Contains("image: ckan/tel-aviv:2.11", text, StringComparison.Ordinal);
        Assert.Contains("app: tel-aviv", text, StringComparison.Ordinal);
        Assert.Contains("environment: staging", text, StringComparison.Ordinal);
        Assert.Contains("variables: SITE_TITLE", text, StringComparison.Ordinal);
        Assert.DoesNotContain("not to be shown", text, StringComparison.Ordinal);
        Assert.DoesNotContain("arn:aws:secretsmanager", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_host_on_the_same_balancer_gets_the_default_action()
    {
        var app = await SampleApp.Create(_cloud);
        Assert.Equal((404, "default-action", "no such site"), app.Visit(app.BalancerDns));
    }

    [Fact]
    public async Task The_rule_with_the_lower_priority_number_wins()
    {
        var app = await SampleApp.Create(_cloud);
        await Record(app);
        await app.Start("ckan/tel-aviv:1");
        await app.Rule(5, "*.staging.example.com", await app.Group("maintenance"));
        Assert.Equal((503, "no-healthy-target"), Brief(app.Visit(SampleApp.Host)));
    }

    [Fact]
    public async Task Removing_the_rule_unroutes_at_once()
    {
        var app = await SampleApp.Create(_cloud);
        await Record(app);
        await app.Start("ckan/tel-aviv:1");
        await _cloud.Elb.DeleteRuleAsync(new DeleteRuleRequest { RuleArn = app.RuleArn });
        Assert.Equal((404, "default-action"), Brief(app.Visit(SampleApp.Host)));
    }

    [Fact]
    public async Task During_a_good_rollout_no_visitor_is_turned_away()
    {
        var slow = new CloudUnderTest(LifeCycleDelays.Realistic);
        var app = await SampleApp.Create(slow);
        await Record(app);
        await app.Start("ckan/tel-aviv:1");
        slow.Clock.Advance(TimeSpan.FromMinutes(3));
        await app.Roll("ckan/tel-aviv:2");
        var images = new HashSet<string>();
        for (var second = 0; second < 120; second++)
        {
            slow.Clock.Advance(TimeSpan.FromSeconds(1));
            var (status, _, text) = app.Visit(SampleApp.Host);
            Assert.Equal(200, status);
            images.Add(text.Split('\n').First(l => l.StartsWith("image", StringComparison.Ordinal)));
        }

        Assert.Equal(2, images.Count);
    }

    [Theory]
    [InlineData("text/html", "<!doctype html>")]
    [InlineData("application/json", "{\"app\":\"tel-aviv\"")]
    public async Task The_task_answers_in_the_form_asked_for(string accept, string start)
    {
        var app = await SampleApp.Create(_cloud);
        await Record(app);
        await app.Start("ckan/tel-aviv:1");
        Assert.StartsWith(start, app.Visit(SampleApp.Host, "/", accept).Text, StringComparison.Ordinal);
    }

    private static (int, string) Brief((int Status, string Step, string Text) answer) => (answer.Status, answer.Step);

    private static async Task Record(SampleApp app)
    {
        var route53 = app.Under.Route53;
        var zone = (await route53.CreateHostedZoneAsync(new CreateHostedZoneRequest { Name = "staging.example.com", CallerReference = "1" })).HostedZone;
        await route53.ChangeResourceRecordSetsAsync(new ChangeResourceRecordSetsRequest
        {
            HostedZoneId = zone.Id,
            ChangeBatch = new ChangeBatch
            {
                Changes =
                [
                    new Change
                    {
                        Action = ChangeAction.UPSERT,
                        ResourceRecordSet = new ResourceRecordSet
                        {
                            Name = SampleApp.Host,
                            Type = RRType.A,
                            SetIdentifier = "cyclops/demo/tel-aviv",
                            Weight = 1,
                            AliasTarget = new AliasTarget { DNSName = app.BalancerDns, HostedZoneId = "Z32O12XQLNTSW2", EvaluateTargetHealth = false },
                        },
                    },
                ],
            },
        });
    }
}
