using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.EC2.Model;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Tests.Support;
using Tag = Amazon.CloudFormation.Model.Tag;

namespace Cyclops.LocalCloud.Tests.CloudFormation;

public sealed class StackTests
{
    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task A_network_is_made_in_order_of_its_references_and_goes_again()
    {
        await Create("net", Templates.Network, new Tag { Key = "cyclops:environment", Value = "staging" });
        var stack = await Describe("net");
        Assert.Equal(StackStatus.CREATE_COMPLETE, stack.StackStatus);
        var vpc = stack.Outputs.Single(o => o.OutputKey == "VpcId").OutputValue;
        var tags = (await _cloud.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [vpc] })).Vpcs.Single().Tags.ToDictionary(t => t.Key, t => t.Value);
        Assert.Equal("net-vpc", tags["Name"]);
        Assert.Equal("staging", tags["cyclops:environment"]);
        Assert.Equal("Vpc", tags["aws:cloudformation:logical-id"]);
        var events = await Events("net");
        Assert.True(IndexOf(events, "Vpc", "CREATE_COMPLETE") < IndexOf(events, "SubnetA", "CREATE_IN_PROGRESS"));
        await _cloud.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = "net" });
        var gone = await Assert.ThrowsAnyAsync<AmazonCloudFormationException>(() => Describe("net"));
        Assert.Equal("ValidationError", gone.ErrorCode);
        Assert.Contains("does not exist", gone.Message, StringComparison.Ordinal);
        Assert.Equal(StackStatus.DELETE_COMPLETE, (await Describe(stack.StackId)).StackStatus);
        Assert.Single((await _cloud.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest())).Vpcs);
    }

    [Fact]
    public async Task Tags_of_a_stack_that_change_alone_reach_its_resources()
    {
        await Create("net", Templates.Network, new Tag { Key = "team", Value = "web" }, new Tag { Key = "cost", Value = "42" });

        await _cloud.CloudFormation.UpdateStackAsync(new UpdateStackRequest { StackName = "net", TemplateBody = Templates.Network, Tags = [new Tag { Key = "team", Value = "data" }] });

        var stack = await Describe("net");
        Assert.Equal(("UPDATE_COMPLETE", "team", "data"), (stack.StackStatus.Value, stack.Tags.Single().Key, stack.Tags.Single().Value));
        var vpc = stack.Outputs.Single(o => o.OutputKey == "VpcId").OutputValue;
        var tags = (await _cloud.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [vpc] })).Vpcs.Single().Tags.ToDictionary(t => t.Key, t => t.Value);
        Assert.Equal(("data", "net-vpc"), (tags["team"], tags["Name"]));
        Assert.DoesNotContain("cost", tags.Keys);
    }

    [Fact]
    public async Task Resources_settle_one_by_one_as_the_clock_goes_on()
    {
        var cloud = new CloudUnderTest(LifeCycleDelays.Instant with { StackResource = TimeSpan.FromSeconds(10) });
        await cloud.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "net", TemplateBody = Templates.Network });
        cloud.Clock.Advance(TimeSpan.FromSeconds(15));
        var stack = (await cloud.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = "net" })).Stacks.Single();
        Assert.Equal(StackStatus.CREATE_IN_PROGRESS, stack.StackStatus);
        var resources = (await cloud.CloudFormation.DescribeStackResourcesAsync(new DescribeStackResourcesRequest { StackName = "net" })).StackResources;
        Assert.Equal("CREATE_COMPLETE", resources.Single(r => r.LogicalResourceId == "Vpc").ResourceStatus.Value);
        Assert.Equal("CREATE_IN_PROGRESS", resources.Single(r => r.LogicalResourceId == "SubnetA").ResourceStatus.Value);
        Assert.DoesNotContain(resources, r => r.LogicalResourceId == "Nat");
        cloud.Clock.Advance(TimeSpan.FromMinutes(5));
        stack = (await cloud.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = "net" })).Stacks.Single();
        Assert.Equal(StackStatus.CREATE_COMPLETE, stack.StackStatus);
    }

    [Fact]
    public async Task A_resource_that_fails_rolls_the_stack_back_and_says_why()
    {
        _cloud.Cloud.Faults.Add(new Fault { Operation = "cloudformation:Create/AWS::EC2::NatGateway", Code = "NatGatewayLimitExceeded", Message = "The maximum number of NAT Gateways has been reached.", Status = 400 });
        await Create("net", Templates.Network);
        var stack = await Describe("net");
        Assert.Equal(StackStatus.ROLLBACK_COMPLETE, stack.StackStatus);
        Assert.Single((await _cloud.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest())).Vpcs);
        var failed = (await Events("net")).First(e => e.ResourceStatus.Value == "CREATE_FAILED");
        Assert.Equal("Nat", failed.LogicalResourceId);
        Assert.Contains("NatGatewayLimitExceeded", failed.ResourceStatusReason, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAnyAsync<AmazonCloudFormationException>(() => Update("net", Templates.Network));
        Assert.Contains("is in ROLLBACK_COMPLETE state and can not be updated", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_that_changes_nothing_is_refused()
    {
        await Create("logs", Templates.Groups(30, "A"));
        var refused = await Assert.ThrowsAnyAsync<AmazonCloudFormationException>(() => Update("logs", Templates.Groups(30, "A")));
        Assert.Equal("ValidationError", refused.ErrorCode);
        Assert.Equal("No updates are to be performed.", refused.Message);
    }

    [Fact]
    public async Task An_update_changes_adds_and_removes()
    {
        await Create("logs", Templates.Groups(30, "A", "B"));
        await Update("logs", Templates.Groups(60, "A", "C"));
        Assert.Equal(StackStatus.UPDATE_COMPLETE, (await Describe("logs")).StackStatus);
        var groups = (await _cloud.Logs.DescribeLogGroupsAsync()).LogGroups;
        Assert.Equal([("/logs/A", 60), ("/logs/C", 60)], groups.Select(g => (g.LogGroupName, g.RetentionInDays!.Value)));
    }

    [Fact]
    public async Task An_update_that_fails_goes_back_to_what_was()
    {
        await Create("logs", Templates.Groups(30, "A"));
        await Update("logs", Templates.Groups(31, "A", "B"));
        var stack = await Describe("logs");
        Assert.Equal(StackStatus.UPDATE_ROLLBACK_COMPLETE, stack.StackStatus);
        var group = (await _cloud.Logs.DescribeLogGroupsAsync()).LogGroups.Single();
        Assert.Equal(30, group.RetentionInDays);
        await Update("logs", Templates.Groups(60, "A", "B"));
        Assert.Equal(StackStatus.UPDATE_COMPLETE, (await Describe("logs")).StackStatus);
    }

    [Fact]
    public async Task A_replaced_resource_is_made_first_and_the_old_one_cleaned_up()
    {
        const string Body = """{"Parameters": {"R": {"Type": "String"}}, "Resources": {"Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": {"Ref": "R"}}}}, "Outputs": {"V": {"Value": {"Ref": "Vpc"}}}}""";
        await _cloud.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "v", TemplateBody = Body, Parameters = [new Parameter { ParameterKey = "R", ParameterValue = "10.1.0.0/16" }] });
        var before = (await Describe("v")).Outputs.Single().OutputValue;
        await _cloud.CloudFormation.UpdateStackAsync(new UpdateStackRequest { StackName = "v", UsePreviousTemplate = true, Parameters = [new Parameter { ParameterKey = "R", ParameterValue = "10.2.0.0/16" }] });
        var after = (await Describe("v")).Outputs.Single().OutputValue;
        Assert.NotEqual(before, after);
        var vpcs = (await _cloud.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = [new Filter { Name = "isDefault", Values = ["false"] }] })).Vpcs;
        Assert.Equal(after, vpcs.Single().VpcId);
        var events = await Events("v");
        Assert.Contains(events, e => e.ResourceStatus.Value == "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
    }

    [Fact]
    public async Task A_stack_whose_resource_is_in_use_fails_to_delete_and_can_be_deleted_later()
    {
        await Create("net", Templates.Network);
        var vpc = (await Describe("net")).Outputs.Single(o => o.OutputKey == "VpcId").OutputValue;
        var foreign = await _cloud.Ec2.CreateSecurityGroupAsync(new CreateSecurityGroupRequest { GroupName = "foreign", Description = "by hand", VpcId = vpc });
        await _cloud.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = "net" });
        var stack = await Describe("net");
        Assert.Equal(StackStatus.DELETE_FAILED, stack.StackStatus);
        Assert.Equal("The following resource(s) failed to delete: [Vpc].", stack.StackStatusReason);
        await _cloud.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = foreign.GroupId });
        await _cloud.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = "net" });
        Assert.Equal(StackStatus.DELETE_COMPLETE, (await Describe(stack.StackId)).StackStatus);
    }

    [Fact]
    public async Task What_is_still_in_use_is_deleted_once_its_user_is_gone()
    {
        // Nothing tells the stack that the NAT gateway needs the internet gateway; AWS's handlers find out by trying.
        await Create("net", Templates.Network.Replace("\"DependsOn\": \"Attachment\", ", "", StringComparison.Ordinal));
        var id = (await Describe("net")).StackId;
        await _cloud.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = "net" });
        Assert.Equal(StackStatus.DELETE_COMPLETE, (await Describe(id)).StackStatus);
    }

    [Fact]
    public async Task A_repeated_creation_with_the_same_token_answers_the_same_stack()
    {
        var request = new CreateStackRequest { StackName = "logs", TemplateBody = Templates.Groups(30, "A"), ClientRequestToken = "t1" };
        var first = await _cloud.CloudFormation.CreateStackAsync(request);
        Assert.Equal(first.StackId, (await _cloud.CloudFormation.CreateStackAsync(request)).StackId);
        request.ClientRequestToken = "t2";
        await Assert.ThrowsAsync<AlreadyExistsException>(() => _cloud.CloudFormation.CreateStackAsync(request));
    }

    [Fact]
    public async Task A_protected_stack_is_not_deleted()
    {
        await _cloud.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "logs", TemplateBody = Templates.Groups(30, "A"), EnableTerminationProtection = true });
        var refused = await Assert.ThrowsAnyAsync<AmazonCloudFormationException>(() => _cloud.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = "logs" }));
        Assert.Contains("TerminationProtection", refused.Message, StringComparison.Ordinal);
    }

    private Task<CreateStackResponse> Create(string name, string template, params Tag[] tags) =>
        _cloud.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = name, TemplateBody = template, Tags = [.. tags] });

    private Task<UpdateStackResponse> Update(string name, string template) =>
        _cloud.CloudFormation.UpdateStackAsync(new UpdateStackRequest { StackName = name, TemplateBody = template });

    private async Task<Stack> Describe(string name) =>
        (await _cloud.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = name })).Stacks.Single();

    /// <summary>Oldest first.</summary>
    private async Task<List<StackEvent>> Events(string name)
    {
        var events = (await _cloud.CloudFormation.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = name })).StackEvents;
        events.Reverse();
        return events;
    }

    private static int IndexOf(List<StackEvent> events, string id, string status) =>
        events.FindIndex(e => e.LogicalResourceId == id && e.ResourceStatus.Value == status);
}
