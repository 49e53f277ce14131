using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.CloudWatchLogs.Model;
using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Route53.Model;

namespace Cyclops.LocalCloud.Tests.CloudFormation;

public sealed class DriftTests
{
    private readonly StackScene _scene = new();

    [Fact]
    public async Task What_nobody_touched_is_in_sync()
    {
        await _scene.Client.CreateStackAsync(new CreateStackRequest { StackName = StackScene.Stack, TemplateBody = EnvironmentStackTests.Body, Capabilities = ["CAPABILITY_IAM"], Tags = [new Amazon.CloudFormation.Model.Tag { Key = "team", Value = "web" }] });
        Assert.Equal("CREATE_COMPLETE", await _scene.Status());
        Assert.Equal("NOT_CHECKED", (await _scene.Describe()).DriftInformation.StackDriftStatus.Value);

        Assert.Equal("IN_SYNC", (await Detect()).StackDriftStatus.Value);

        var drifts = await Drifts();
        Assert.Equal("", string.Join(' ', drifts.SelectMany(d => d.PropertyDifferences.Select(p => d.LogicalResourceId + p.PropertyPath + p.ExpectedValue + p.ActualValue))));
        Assert.Equal(["A", "B", "Balancer", "Cluster", "Gateway", "Group", "Instances", "Listener", "Logs", "Role", "Vpc", "Zone"], drifts.Select(d => d.LogicalResourceId));
        Assert.Equal("IN_SYNC", (await _scene.Describe()).DriftInformation.StackDriftStatus.Value);
    }

    [Fact]
    public async Task What_was_changed_by_hand_is_told_property_by_property()
    {
        await _scene.Create(Templates.Groups(30, "A", "B", "C"));
        await _scene.Status();
        await _scene.Cloud.Logs.PutRetentionPolicyAsync(new PutRetentionPolicyRequest { LogGroupName = "/logs/A", RetentionInDays = 7 });
        await _scene.Cloud.Logs.DeleteLogGroupAsync(new DeleteLogGroupRequest { LogGroupName = "/logs/B" });

        var detection = await Detect();

        Assert.Equal(("DRIFTED", 2), (detection.StackDriftStatus.Value, detection.DriftedStackResourceCount));
        var drifts = await Drifts();
        Assert.Equal([("A", "MODIFIED"), ("B", "DELETED"), ("C", "IN_SYNC")], drifts.Select(d => (d.LogicalResourceId, d.StackResourceDriftStatus.Value)));
        var difference = drifts[0].PropertyDifferences.Single();
        Assert.Equal(("/RetentionInDays", "30", "7", "NOT_EQUAL"), (difference.PropertyPath, difference.ExpectedValue, difference.ActualValue, difference.DifferenceType.Value));
        Assert.Equal(["B"], (await Drifts("DELETED")).Select(d => d.LogicalResourceId));
    }

    [Fact]
    public async Task A_rule_and_a_tag_put_on_by_hand_are_additions()
    {
        await _scene.Create(Templates.Network);
        var vpc = (await _scene.Describe()).Outputs.Single(o => o.OutputKey == "VpcId").OutputValue;
        var group = (await _scene.Client.DescribeStackResourceAsync(new DescribeStackResourceRequest { StackName = StackScene.Stack, LogicalResourceId = "Group" })).StackResourceDetail.PhysicalResourceId;
        await _scene.Cloud.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [vpc], Tags = [new Amazon.EC2.Model.Tag { Key = "by", Value = "hand" }, new Amazon.EC2.Model.Tag { Key = "Name", Value = "other" }] });
        await _scene.Cloud.Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [new IpPermission { IpProtocol = "tcp", FromPort = 22, ToPort = 22, Ipv4Ranges = [new IpRange { CidrIp = "0.0.0.0/0" }] }] });

        await Detect();

        var differences = (await Drifts("MODIFIED")).SelectMany(d => d.PropertyDifferences.Select(p => $"{d.LogicalResourceId} {p.PropertyPath} {p.DifferenceType}")).ToList();
        Assert.Equal(3, differences.Count);
        Assert.StartsWith("Group /SecurityGroupIngress/", differences[0], StringComparison.Ordinal);
        Assert.Contains("Vpc /Tags/0/Value NOT_EQUAL", differences);
        Assert.EndsWith(" ADD", differences[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drift_of_load_balancers_listeners_zones_and_groups_is_seen()
    {
        await _scene.Client.CreateStackAsync(new CreateStackRequest { StackName = StackScene.Stack, TemplateBody = EnvironmentStackTests.Body, Capabilities = ["CAPABILITY_IAM"] });
        var ids = (await Resources()).ToDictionary(r => r.LogicalResourceId, r => r.PhysicalResourceId, StringComparer.Ordinal);
        var cloud = _scene.Cloud;
        await cloud.Elb.ModifyLoadBalancerAttributesAsync(new ModifyLoadBalancerAttributesRequest { LoadBalancerArn = ids["Balancer"], Attributes = [new LoadBalancerAttribute { Key = "idle_timeout.timeout_seconds", Value = "99" }] });
        await cloud.Elb.ModifyListenerAsync(new ModifyListenerRequest { ListenerArn = ids["Listener"], Port = 81 });
        await cloud.Route53.DeleteHostedZoneAsync(new DeleteHostedZoneRequest { Id = ids["Zone"] });
        await cloud.Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupId = ids["Group"], IpPermissions = [new IpPermission { IpProtocol = "-1", Ipv4Ranges = [new IpRange { CidrIp = "0.0.0.0/0" }] }] });

        Assert.Equal(3, (await Detect()).DriftedStackResourceCount);

        var drifts = await Drifts("MODIFIED", "DELETED");
        Assert.Equal(
            ["Balancer /LoadBalancerAttributes/0/Value 30 99", "Listener /Port 80 81"],
            drifts.SelectMany(d => d.PropertyDifferences.Select(p => $"{d.LogicalResourceId} {p.PropertyPath} {p.ExpectedValue} {p.ActualValue}")));
        Assert.Equal(["Zone"], drifts.Where(d => d.StackResourceDriftStatus == StackResourceDriftStatus.DELETED).Select(d => d.LogicalResourceId));
        var informed = (await Resources()).ToDictionary(r => r.LogicalResourceId, r => r.DriftInformation.StackResourceDriftStatus.Value, StringComparer.Ordinal);
        Assert.Equal(("MODIFIED", "NOT_CHECKED", "IN_SYNC"), (informed["Listener"], informed["Template"], informed["Group"]));
    }

    [Fact]
    public async Task What_the_stack_itself_attaches_is_no_drift()
    {
        var body = Templates.Network.Replace(
            "\"Routes\": {",
            """
            "Ssh": {"Type": "AWS::EC2::SecurityGroupIngress", "Properties": {"GroupId": {"Ref": "Group"}, "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": "10.0.0.0/8"}},
            "Routes": {
            """,
            StringComparison.Ordinal);
        await _scene.Create(body);
        await _scene.Status();
        Assert.Equal("IN_SYNC", (await Detect()).StackDriftStatus.Value);
    }

    [Fact]
    public async Task A_detection_takes_its_time_and_there_is_one_at_a_time()
    {
        var scene = StackScene.Slow();
        await scene.Create(Templates.Groups(30, "A"));
        Assert.Contains("CREATE_IN_PROGRESS", await StackScene.Refusal(() => Start(scene)), StringComparison.Ordinal);
        scene.Settle();
        var id = (await Start(scene)).StackDriftDetectionId;
        var running = await Detection(scene, id);
        Assert.Equal(("DETECTION_IN_PROGRESS", null), (running.DetectionStatus.Value, running.StackDriftStatus?.Value));
        Assert.Contains("already in progress", await StackScene.Refusal(() => Start(scene)), StringComparison.Ordinal);
        scene.Cloud.Clock.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal("DETECTION_COMPLETE", (await Detection(scene, id)).DetectionStatus.Value);
    }

    private async Task<List<StackResourceSummary>> Resources() =>
        (await _scene.Client.ListStackResourcesAsync(new ListStackResourcesRequest { StackName = StackScene.Stack })).StackResourceSummaries;

    private static Task<DetectStackDriftResponse> Start(StackScene scene) =>
        scene.Client.DetectStackDriftAsync(new DetectStackDriftRequest { StackName = StackScene.Stack });

    private static Task<DescribeStackDriftDetectionStatusResponse> Detection(StackScene scene, string id) =>
        scene.Client.DescribeStackDriftDetectionStatusAsync(new DescribeStackDriftDetectionStatusRequest { StackDriftDetectionId = id });

    private async Task<DescribeStackDriftDetectionStatusResponse> Detect() => await Detection(_scene, (await Start(_scene)).StackDriftDetectionId);

    private async Task<List<StackResourceDrift>> Drifts(params string[] statuses) =>
        (await _scene.Client.DescribeStackResourceDriftsAsync(new DescribeStackResourceDriftsRequest { StackName = StackScene.Stack, StackResourceDriftStatusFilters = [.. statuses] })).StackResourceDrifts;
}
