using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.ElastiCache.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.ElastiCache;

public sealed class CacheStackTests
{
    private readonly CloudUnderTest _cloud = new(LifeCycleDelays.Realistic);

    [Fact]
    public async Task A_cache_is_complete_when_it_is_available_and_goes_before_its_network()
    {
        await Create(Template(Properties(1)));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(StackStatus.CREATE_IN_PROGRESS, (await Describe()).StackStatus);
        _cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        var stack = await Describe();
        Assert.Equal(StackStatus.CREATE_COMPLETE, stack.StackStatus);
        var outputs = stack.Outputs.ToDictionary(o => o.OutputKey, o => o.OutputValue);
        var group = (await Groups()).Single();
        var shard = group.NodeGroups.Single();
        Assert.Equal((group.ReplicationGroupId, shard.PrimaryEndpoint.Address, "6379", shard.ReaderEndpoint.Address), (outputs["Id"], outputs["Primary"], outputs["Port"], outputs["Reader"]));
        await _cloud.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = "s" });
        _cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(StackStatus.DELETE_COMPLETE, (await Describe(stack.StackId)).StackStatus);
        Assert.Empty(await Groups());
        Assert.Empty(await Snapshots());
    }

    [Fact]
    public async Task Replicas_come_before_the_failover_that_needs_them_and_go_after_it()
    {
        await Create(Template(Properties(1)));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(15));
        await Update(Template(Properties(3, """, "AutomaticFailoverEnabled": true, "MultiAZEnabled": true, "CacheNodeType": "cache.m7g.large" """)));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(StackStatus.UPDATE_IN_PROGRESS, (await Describe()).StackStatus);
        _cloud.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(StackStatus.UPDATE_COMPLETE, (await Describe()).StackStatus);
        var group = (await Groups()).Single();
        Assert.Equal((3, "enabled", "enabled", "cache.m7g.large"), (group.MemberClusters.Count, group.AutomaticFailover.Value, group.MultiAZ.Value, group.CacheNodeType));
        await Update(Template(Properties(1, """, "AutomaticFailoverEnabled": false, "MultiAZEnabled": false, "CacheNodeType": "cache.m7g.large" """)));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(StackStatus.UPDATE_COMPLETE, (await Describe()).StackStatus);
        group = (await Groups()).Single();
        Assert.Equal((1, "disabled"), (group.MemberClusters.Count, group.AutomaticFailover.Value));
    }

    [Fact]
    public async Task Policies_of_snapshots_take_one_at_replacement_and_one_at_deletion()
    {
        const string Both = "\"DeletionPolicy\": \"Snapshot\", \"UpdateReplacePolicy\": \"Snapshot\",";
        await Create(Template(Properties(1), Both));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(15));
        var before = (await Groups()).Single().ReplicationGroupId;
        await Update(Template(Properties(1, ", \"Port\": 6380"), Both));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(30));
        var stack = await Describe();
        Assert.Equal(StackStatus.UPDATE_COMPLETE, stack.StackStatus);
        Assert.NotEqual(before, (await Groups()).Single().ReplicationGroupId);
        Assert.Equal("6380", stack.Outputs.Single(o => o.OutputKey == "Port").OutputValue);
        Assert.Single(await Snapshots());
        await _cloud.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = "s" });
        _cloud.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Empty(await Groups());
        Assert.All(await Snapshots(), name => Assert.Matches("^s-snapshot-cache-[a-z0-9]{12}$", name));
        Assert.Equal(2, (await Snapshots()).Count);
    }

    private static string Properties(int nodes, string more = ", \"CacheNodeType\": \"cache.t4g.micro\"") =>
        "{\"ReplicationGroupDescription\": \"sessions\", \"Engine\": \"valkey\", \"EngineVersion\": \"8.0\", \"CacheSubnetGroupName\": {\"Ref\": \"Subnets\"}, \"SecurityGroupIds\": [{\"Fn::GetAtt\": [\"Sg\", \"GroupId\"]}], "
        + $"\"CacheParameterGroupName\": {{\"Ref\": \"Parameters\"}}, \"NumCacheClusters\": {nodes}{(more.Contains("CacheNodeType", StringComparison.Ordinal) ? "" : ", \"CacheNodeType\": \"cache.t4g.micro\"")}{more}}}";

    private static string Template(string properties, string attributes = "") => """
        {"Resources": {
          "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.7.0.0/16"}},
          "A": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.7.0.0/24", "AvailabilityZone": "eu-west-1a"}},
          "B": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.7.1.0/24", "AvailabilityZone": "eu-west-1b"}},
          "Sg": {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": "cache", "VpcId": {"Ref": "Vpc"}}},
          "Subnets": {"Type": "AWS::ElastiCache::SubnetGroup", "Properties": {"Description": "d", "SubnetIds": [{"Ref": "A"}, {"Ref": "B"}]}},
          "Parameters": {"Type": "AWS::ElastiCache::ParameterGroup", "Properties": {"CacheParameterGroupFamily": "valkey8", "Description": "d", "Properties": {"maxmemory-policy": "allkeys-lru"}}},
          "Cache": {"Type": "AWS::ElastiCache::ReplicationGroup",
        """ + attributes + "\"Properties\": " + properties + """
        }},
        "Outputs": {"Id": {"Value": {"Ref": "Cache"}}, "Primary": {"Value": {"Fn::GetAtt": ["Cache", "PrimaryEndPoint.Address"]}},
          "Port": {"Value": {"Fn::GetAtt": ["Cache", "PrimaryEndPoint.Port"]}}, "Reader": {"Value": {"Fn::GetAtt": ["Cache", "ReaderEndPoint.Address"]}}}}
        """;

    private Task<CreateStackResponse> Create(string template) => _cloud.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "s", TemplateBody = template });

    private Task<UpdateStackResponse> Update(string template) => _cloud.CloudFormation.UpdateStackAsync(new UpdateStackRequest { StackName = "s", TemplateBody = template });

    private async Task<Stack> Describe(string name = "s") => (await _cloud.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = name })).Stacks.Single();

    private async Task<List<ReplicationGroup>> Groups() => (await _cloud.ElastiCache.DescribeReplicationGroupsAsync(new DescribeReplicationGroupsRequest())).ReplicationGroups ?? [];

    private async Task<List<string>> Snapshots() => [.. (await _cloud.Query("elasticache", "2015-02-02", "DescribeSnapshots"))["SnapshotName"]];
}
