using Amazon.CloudFormation.Model;
using Amazon.EC2.Model;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Route53.Model;
using Amazon.Runtime;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.LocalCloud.Tests.Authorization;

public sealed class JudgementTests
{
    private const string Ours = """{"StringEquals":{"aws:ResourceTag/cyclops:platform":"acme"}}""";
    private const string Wanted = """{"StringEquals":{"aws:RequestTag/cyclops:platform":"acme"}}""";
    private const string LogGroup = """{"Resources":{"Logs":{"Type":"AWS::Logs::LogGroup","Properties":{"LogGroupName":"made-by-a-stack"}}}}""";

    [Fact]
    public async Task What_no_statement_allows_is_denied_in_the_words_of_each_service()
    {
        var cloud = new JudgedCloud(JudgedCloud.Allow("s3:*"));
        var json = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => cloud.Inner.Ecs.ListClustersAsync(new()));
        Assert.Equal(
            ("AccessDeniedException", 400, "User: arn:aws:iam::123456789012:user/AKIAIOSFODNN7EXAMPLE is not authorized to perform: ecs:ListClusters on resource: * because no identity-based policy allows the ecs:ListClusters action"),
            (json.ErrorCode, (int)json.StatusCode, json.Message));
        var form = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => cloud.Inner.Elb.DescribeTargetGroupsAsync(new()));
        Assert.Equal(
            ("AccessDenied", 403, "User: arn:aws:iam::123456789012:user/AKIAIOSFODNN7EXAMPLE is not authorized to perform: elasticloadbalancing:DescribeTargetGroups because no identity-based policy allows the elasticloadbalancing:DescribeTargetGroups action"),
            (form.ErrorCode, (int)form.StatusCode, form.Message));
        var ec2 = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => cloud.Inner.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest()));
        Assert.Equal(("UnauthorizedOperation", 403), (ec2.ErrorCode, (int)ec2.StatusCode));
        Assert.StartsWith("You are not authorized to perform this operation. User: ", ec2.Message, StringComparison.Ordinal);
        Assert.Equal(["ecs:ListClusters", "elasticloadbalancing:DescribeTargetGroups", "ec2:DescribeVpcs"], cloud.Authorization.Denied.Select(d => d.Action));
    }

    [Fact]
    public async Task Without_the_option_nobody_is_judged()
    {
        var cloud = new Support.CloudUnderTest();
        await cloud.Ecs.ListClustersAsync(new());
        Assert.Empty(cloud.Cloud.Authorization.Used);
    }

    [Fact]
    public async Task Whoever_has_drift_detected_needs_the_right_to_read_each_resource()
    {
        const string Detecting = "cloudformation:DetectStackDrift cloudformation:DetectStackResourceDrift cloudformation:BatchDescribeTypeConfigurations";
        const string Making = "cloudformation:CreateStack";
        var request = new DetectStackDriftRequest { StackName = "a" };
        var cloud = new JudgedCloud(JudgedCloud.Allow($"{Detecting} {Making} logs:DescribeLogGroups"));
        await cloud.Inner.CloudFormation.CreateStackAsync(new() { StackName = "a", TemplateBody = LogGroup });
        await Denied(() => cloud.Inner.CloudFormation.DetectStackDriftAsync(request));
        Assert.Equal("logs:ListTagsForResource", Assert.Single(cloud.Authorization.Denied).Action);

        var other = new JudgedCloud(JudgedCloud.Allow($"{Detecting} {Making} logs:DescribeLogGroups logs:ListTagsForResource"));
        await other.Inner.CloudFormation.CreateStackAsync(new() { StackName = "a", TemplateBody = LogGroup });
        await other.Inner.CloudFormation.DetectStackDriftAsync(request);
        Assert.Empty(other.Authorization.Denied);
    }

    [Fact]
    public async Task A_denied_call_changes_nothing()
    {
        var cloud = new JudgedCloud(JudgedCloud.Allow("logs:Describe*"));
        await Denied(() => cloud.Inner.Logs.CreateLogGroupAsync(new() { LogGroupName = "a" }));
        Assert.Empty((await cloud.Inner.Logs.DescribeLogGroupsAsync(new())).LogGroups);
        Assert.Equal("AccessDeniedException", cloud.Inner.Cloud.Recorder.Calls()[0].ErrorCode);
    }

    [Fact]
    public async Task An_explicit_deny_beats_every_allow()
    {
        var cloud = new JudgedCloud(JudgedCloud.Allow("*"), JudgedCloud.Allow("logs:Delete*", "arn:aws:logs:*:*:log-group:/keep/*", effect: "Deny"));
        await cloud.Inner.Logs.CreateLogGroupAsync(new() { LogGroupName = "/keep/a" });
        var denied = await Denied(() => cloud.Inner.Logs.DeleteLogGroupAsync(new() { LogGroupName = "/keep/a" }));
        Assert.EndsWith("with an explicit deny in an identity-based policy", denied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_judged_by_the_tags_of_what_is_changed()
    {
        var cloud = new JudgedCloud(JudgedCloud.Allow("logs:DeleteLogGroup", condition: Ours));
        await cloud.MasterLogs.CreateLogGroupAsync(new() { LogGroupName = "ours", Tags = new() { ["cyclops:platform"] = "acme" } });
        await cloud.MasterLogs.CreateLogGroupAsync(new() { LogGroupName = "theirs", Tags = new() { ["cyclops:platform"] = "other" } });
        await cloud.Inner.Logs.DeleteLogGroupAsync(new() { LogGroupName = "ours" });
        await Denied(() => cloud.Inner.Logs.DeleteLogGroupAsync(new() { LogGroupName = "theirs" }));
    }

    [Fact]
    public async Task A_creation_is_judged_by_the_tags_it_carries_and_tagging_takes_its_own_action()
    {
        var creates = JudgedCloud.Allow("elasticloadbalancing:CreateTargetGroup", "arn:aws:elasticloadbalancing:*:123456789012:targetgroup/*", Wanted);
        var tags = JudgedCloud.Allow("elasticloadbalancing:AddTags", condition: """{"StringEquals":{"elasticloadbalancing:CreateAction":"CreateTargetGroup"}}""");
        var cloud = new JudgedCloud(creates, tags);
        await Create(cloud, "acme");
        await Denied(() => Create(cloud, "other"));
        await Denied(() => Create(cloud, null));
        Assert.Equal("elasticloadbalancing:AddTags", (await Denied(() => Create(new JudgedCloud(creates), "acme"))).Message.Split(' ')[7]);
        var group = (await cloud.MasterElb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest())).TargetGroups[0];
        await Denied(() => cloud.Inner.Elb.AddTagsAsync(new() { ResourceArns = [group.TargetGroupArn], Tags = [new() { Key = "a", Value = "b" }] }));
    }

    [Fact]
    public async Task A_role_is_passed_only_to_the_service_the_policy_names()
    {
        string Pass(string service) => JudgedCloud.Allow("iam:PassRole", "arn:aws:iam::123456789012:role/cyclops-*", $$$"""{"StringEquals":{"iam:PassedToService":"{{{service}}}"}}""");
        var register = JudgedCloud.Allow("ecs:RegisterTaskDefinition", "arn:aws:ecs:eu-west-1:123456789012:task-definition/acme-*:*");
        await Register(new JudgedCloud(register, Pass("ecs-tasks.amazonaws.com")), "acme-a", "cyclops-acme");
        await Denied(() => Register(new JudgedCloud(register, Pass("ec2.amazonaws.com")), "acme-a", "cyclops-acme"));
        await Denied(() => Register(new JudgedCloud(register, Pass("ecs-tasks.amazonaws.com")), "acme-a", "admin"));
        await Denied(() => Register(new JudgedCloud(register, Pass("ecs-tasks.amazonaws.com")), "other-a", "cyclops-acme"));
    }

    [Fact]
    public async Task Records_are_judged_by_type_and_name_together()
    {
        var cloud = new JudgedCloud(JudgedCloud.Allow(
            "route53:ChangeResourceRecordSets",
            "arn:aws:route53:::hostedzone/*",
            """{"ForAllValues:StringEquals":{"route53:ChangeResourceRecordSetsRecordTypes":["A"]},"ForAllValues:StringLike":{"route53:ChangeResourceRecordSetsNormalizedRecordNames":"*.example.com"}}"""));
        var zone = (await cloud.MasterRoute53.CreateHostedZoneAsync(new CreateHostedZoneRequest { Name = "example.com", CallerReference = "1" })).HostedZone.Id;
        await Change(cloud, zone, ("A.Example.com", "A", "192.0.2.1"));
        await Denied(() => Change(cloud, zone, ("b.example.com", "A", "192.0.2.1"), ("c.example.com", "TXT", "\"text\"")));
        await Denied(() => Change(cloud, zone, ("example.com", "A", "192.0.2.1")));
    }

    [Fact]
    public async Task What_a_stack_makes_is_not_judged_but_its_role_is_passed()
    {
        var create = JudgedCloud.Allow("cloudformation:CreateStack", "arn:aws:cloudformation:*:*:stack/acme-*");
        var cloud = new JudgedCloud(create, JudgedCloud.Allow("cloudformation:DescribeStacks"));
        await cloud.Inner.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "acme-a", TemplateBody = LogGroup });
        Assert.Single((await cloud.MasterLogs.DescribeLogGroupsAsync(new())).LogGroups);
        await Denied(() => cloud.Inner.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "other-a", TemplateBody = LogGroup }));
        await Denied(() => cloud.Inner.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest()));
        var role = await Denied(() => cloud.Inner.CloudFormation.CreateStackAsync(
            new CreateStackRequest { StackName = "acme-b", TemplateBody = LogGroup, RoleARN = "arn:aws:iam::123456789012:role/stacks" }));
        Assert.Contains("iam:PassRole on resource: arn:aws:iam::123456789012:role/stacks", role.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_of_a_stack_take_a_right_only_when_they_change()
    {
        var stack = JudgedCloud.Allow("cloudformation:CreateStack cloudformation:UpdateStack");
        var tag = JudgedCloud.Allow("cloudformation:TagResource", condition: """{"StringEquals":{"cloudformation:CreateAction":["CreateStack","UpdateStack"]}}""");
        var cloud = new JudgedCloud(stack, tag);
        await cloud.Inner.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "a", TemplateBody = LogGroup, Tags = [new() { Key = "team", Value = "x" }] });
        await cloud.Inner.CloudFormation.UpdateStackAsync(new UpdateStackRequest { StackName = "a", TemplateBody = LogGroup, Tags = [new() { Key = "team", Value = "y" }] });
        await Denied(() => cloud.Inner.CloudFormation.UpdateStackAsync(new UpdateStackRequest { StackName = "a", TemplateBody = LogGroup, Tags = [new() { Key = "other", Value = "y" }] }));
    }

    [Fact]
    public async Task What_was_used_of_a_policy_is_told_statement_by_statement()
    {
        var cloud = new JudgedCloud(JudgedCloud.Allow("ecs:ListClusters ecs:ListServices"), JudgedCloud.Allow("ecs:List*"));
        await cloud.Inner.Ecs.ListClustersAsync(new());
        await cloud.Inner.Ecs.ListClustersAsync(new());
        Assert.Equal([new(JudgedCloud.Key, "policy 1, statement 1", "ecs:ListClusters", "*")], cloud.Authorization.Used);
        Assert.Equal(["ecs:ListServices", "ecs:List*"], cloud.Authorization.Unused(JudgedCloud.Key).Select(u => u.Action));
    }

    private static async Task<AmazonServiceException> Denied(Func<Task> call)
    {
        var denied = await Assert.ThrowsAnyAsync<AmazonServiceException>(call);
        Assert.StartsWith("AccessDenied", denied.ErrorCode, StringComparison.Ordinal);
        return denied;
    }

    private static async Task Create(JudgedCloud cloud, string? platform)
    {
        var vpc = (await cloud.MasterEc2.DescribeVpcsAsync(new DescribeVpcsRequest())).Vpcs[0].VpcId;
        await cloud.Inner.Elb.CreateTargetGroupAsync(new()
        {
            Name = "group",
            Port = 80,
            Protocol = "HTTP",
            VpcId = vpc,
            Tags = platform is null ? null : [new() { Key = "cyclops:platform", Value = platform }],
        });
    }

    private static Task<RegisterTaskDefinitionResponse> Register(JudgedCloud cloud, string family, string role) => cloud.Inner.Ecs.RegisterTaskDefinitionAsync(new RegisterTaskDefinitionRequest
    {
        Family = family,
        ExecutionRoleArn = $"arn:aws:iam::123456789012:role/{role}",
        ContainerDefinitions = [new() { Name = "web", Image = "web:1", Memory = 128 }],
    });

    private static Task<ChangeResourceRecordSetsResponse> Change(JudgedCloud cloud, string zone, params (string Name, string Type, string Value)[] records) =>
        cloud.Inner.Route53.ChangeResourceRecordSetsAsync(new ChangeResourceRecordSetsRequest
        {
            HostedZoneId = zone,
            ChangeBatch = new()
            {
                Changes = [.. records.Select(r => new Amazon.Route53.Model.Change { Action = "CREATE", ResourceRecordSet = new() { Name = r.Name, Type = r.Type, TTL = 60, ResourceRecords = [new() { Value = r.Value }] } })],
            },
        });
}
