using System.Text.Json.Nodes;
using Amazon.CloudFormation.Model;
using Amazon.ResourceGroupsTaggingAPI.Model;

namespace Cyclops.LocalCloud.Tests.CloudFormation;

/// <summary>What only stacks make: file systems, and names in private DNS.</summary>
public sealed class FileSystemStackTests
{
    private readonly StackScene _scene = new();

    [Fact]
    public async Task A_stack_of_all_of_them_is_made_changed_and_removed()
    {
        await _scene.Create(Template());
        var outputs = (await _scene.Describe()).Outputs.ToDictionary(o => o.OutputKey, o => o.OutputValue);
        Assert.Equal("CREATE_COMPLETE", await _scene.Status());
        Assert.Matches("^arn:aws:elasticfilesystem:[^:]+:[0-9]{12}:file-system/fs-[0-9a-f]{17}$", outputs["Files"]);
        Assert.Matches("^arn:aws:servicediscovery:[^:]+:[0-9]{12}:service/srv-", outputs["Registry"]);

        await _scene.Update(Template(r => r["Files"]!["Properties"]!["BackupPolicy"]!["Status"] = "DISABLED"));
        Assert.Equal("UPDATE_COMPLETE", await _scene.Status());
        Assert.Equal(outputs["Files"], (await _scene.Describe()).Outputs.Single(o => o.OutputKey == "Files").OutputValue);

        await _scene.Delete();
        Assert.Empty((await _scene.Client.DescribeStacksAsync(new DescribeStacksRequest())).Stacks);
        Assert.Empty(await LeftAsync());
    }

    [Fact]
    public async Task A_retained_file_system_outlives_its_stack()
    {
        await _scene.Create(Template(r => r["Files"]!["DeletionPolicy"] = "Retain"));
        await _scene.Delete();

        Assert.Empty((await _scene.Client.DescribeStacksAsync(new DescribeStacksRequest())).Stacks);
        Assert.Equal(["file-system"], (await LeftAsync()).Distinct());
    }

    [Fact]
    public async Task A_creation_that_is_rolled_back_leaves_nothing_of_what_is_retained_except_on_creation()
    {
        await _scene.Create(Template(r =>
        {
            r["Files"]!["DeletionPolicy"] = "RetainExceptOnCreate";
            r["Other"]!["Properties"]!["SubnetId"] = new JsonObject { ["Ref"] = "Subnet" };
        }));

        Assert.Equal("ROLLBACK_COMPLETE", await _scene.Status());
        Assert.Empty(await LeftAsync());
    }

    [Fact]
    public async Task Encryption_cannot_be_changed_in_place()
    {
        await _scene.Create(Template());
        var before = (await _scene.Describe()).Outputs.Single(o => o.OutputKey == "Files").OutputValue;

        await _scene.Update(Template(r => r["Files"]!["Properties"]!["Encrypted"] = false));

        Assert.Equal("UPDATE_COMPLETE", await _scene.Status());
        Assert.NotEqual(before, (await _scene.Describe()).Outputs.Single(o => o.OutputKey == "Files").OutputValue);
    }

    [Theory]
    [InlineData("Other", "SubnetId", "{\"Ref\": \"Subnet\"}", "mount target already exists in this AZ")]
    [InlineData("Other", "SubnetId", "\"subnet-00000000\"", "does not exist")]
    [InlineData("Other", "SecurityGroups", "[]", "takes 1 to 5 security groups")]
    [InlineData("Other", "SecurityGroups", "[\"sg-00000000\"]", "does not exist in the VPC")]
    [InlineData("Other", "FileSystemId", "\"fs-00000000\"", "File system 'fs-00000000' does not exist")]
    [InlineData("Other", "FileSystemId", null, "Property FileSystemId cannot be empty")]
    [InlineData("Files", "ThroughputMode", "\"provisioned\"", "ProvisionedThroughputInMibps belongs to")]
    [InlineData("Files", "PerformanceMode", "\"maxIO\"", "generalPurpose only")]
    [InlineData("Files", "BackupPolicy", "{\"Status\": \"ON\"}", "BackupPolicy.Status is ENABLED or DISABLED")]
    [InlineData("Point", "PosixUser", "{\"Uid\": \"1\"}", "required key [Gid] not found")]
    [InlineData("Point", "RootDirectory", "{\"Path\": \"/a\", \"CreationInfo\": {\"OwnerUid\": \"1\", \"OwnerGid\": \"1\", \"Permissions\": \"rwx\"}}", "three or four octal digits")]
    [InlineData("Namespace", "Vpc", "\"vpc-00000000\"", "The VPC vpc-00000000 does not exist")]
    [InlineData("Namespace", "Name", null, "Property Name cannot be empty")]
    [InlineData("Registry", "NamespaceId", "\"ns-00000000\"", "There is no namespace ns-00000000")]
    [InlineData("Registry", "DnsConfig", "{\"DnsRecords\": [{\"Type\": \"TXT\", \"TTL\": 10}]}", "TXT is not a type of record")]
    [InlineData("Registry", "DnsConfig", "{\"DnsRecords\": [{\"Type\": \"A\"}]}", "A record has a TTL in seconds")]
    public async Task What_AWS_refuses_fails_its_resource(string resource, string property, string? value, string reason)
    {
        await _scene.Create(Template(r => r[resource]!["Properties"]![property] = value is null ? null : JsonNode.Parse(value)));

        Assert.Equal("ROLLBACK_COMPLETE", await _scene.Status());
        Assert.Contains(reason, await _scene.Reason(resource), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_of_ECS_is_registered_where_there_is_a_registry_only()
    {
        await _scene.Create(Template(r => Ecs(r, new JsonObject { ["Fn::GetAtt"] = new JsonArray("Registry", "Arn") })));
        _scene.Settle();
        Assert.Equal("CREATE_COMPLETE", await _scene.Status());
        await _scene.Update(Template());
        _scene.Settle();
        Assert.Equal("UPDATE_COMPLETE", await _scene.Status());

        await _scene.Update(Template(r => Ecs(r, "arn:aws:servicediscovery:us-east-1:123456789012:service/srv-0")));
        _scene.Settle();
        Assert.Equal("UPDATE_ROLLBACK_COMPLETE", await _scene.Status());
        Assert.Contains("srv-0 does not exist", await _scene.Reason("Service"), StringComparison.Ordinal);
    }

    /// <summary>Types of what is left.</summary>
    private async Task<IEnumerable<string>> LeftAsync()
    {
        var left = await _scene.Cloud.Tagging.GetResourcesAsync(new GetResourcesRequest { ResourceTypeFilters = ["elasticfilesystem", "servicediscovery"] });
        return left.ResourceTagMappingList.Select(r => r.ResourceARN.Split(':')[^1].Split('/')[0]);
    }

    private static void Ecs(JsonObject resources, JsonNode registry)
    {
        resources["Cluster"] = JsonNode.Parse("""{"Type": "AWS::ECS::Cluster"}""");
        resources["Task"] = JsonNode.Parse("""
            {"Type": "AWS::ECS::TaskDefinition", "Properties": {"NetworkMode": "awsvpc", "RequiresCompatibilities": ["EC2"],
              "Volumes": [{"Name": "data", "EFSVolumeConfiguration": {"FilesystemId": {"Ref": "Files"}, "TransitEncryption": "ENABLED", "AuthorizationConfig": {"AccessPointId": {"Ref": "Point"}}}}],
              "ContainerDefinitions": [{"Name": "web", "Image": "web:1", "Memory": 128, "MountPoints": [{"SourceVolume": "data", "ContainerPath": "/data"}]}]}}
            """);
        var service = JsonNode.Parse("""
            {"Type": "AWS::ECS::Service", "DependsOn": ["Target", "Other"], "Properties": {"Cluster": {"Ref": "Cluster"}, "TaskDefinition": {"Ref": "Task"}, "DesiredCount": 1,
              "NetworkConfiguration": {"AwsvpcConfiguration": {"Subnets": [{"Ref": "Subnet"}], "SecurityGroups": [{"Fn::GetAtt": ["Group", "GroupId"]}]}}}}
            """)!;
        service["Properties"]!["ServiceRegistries"] = new JsonArray(new JsonObject { ["RegistryArn"] = registry });
        resources["Service"] = service;
    }

    private static string Template(Action<JsonObject>? change = null)
    {
        var template = JsonNode.Parse("""
            {
              "Resources": {
                "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.9.0.0/24"}},
                "Subnet": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.9.0.0/28", "AvailabilityZone": {"Fn::Select": [0, {"Fn::GetAZs": ""}]}}},
                "OtherSubnet": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.9.0.16/28", "AvailabilityZone": {"Fn::Select": [1, {"Fn::GetAZs": ""}]}}},
                "Group": {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": "files", "VpcId": {"Ref": "Vpc"}}},
                "Files": {"Type": "AWS::EFS::FileSystem", "DeletionPolicy": "Delete", "Properties": {"Encrypted": true, "ThroughputMode": "elastic", "BackupPolicy": {"Status": "ENABLED"}, "FileSystemTags": [{"Key": "Name", "Value": "files"}]}},
                "Point": {"Type": "AWS::EFS::AccessPoint", "Properties": {"FileSystemId": {"Ref": "Files"}, "PosixUser": {"Uid": "1000", "Gid": "1000"}, "RootDirectory": {"Path": "/data", "CreationInfo": {"OwnerUid": "1000", "OwnerGid": "1000", "Permissions": "0750"}}}},
                "Target": {"Type": "AWS::EFS::MountTarget", "Properties": {"FileSystemId": {"Ref": "Files"}, "SubnetId": {"Ref": "Subnet"}, "SecurityGroups": [{"Fn::GetAtt": ["Group", "GroupId"]}]}},
                "Other": {"Type": "AWS::EFS::MountTarget", "DependsOn": "Target", "Properties": {"FileSystemId": {"Ref": "Files"}, "SubnetId": {"Ref": "OtherSubnet"}, "SecurityGroups": [{"Fn::GetAtt": ["Group", "GroupId"]}]}},
                "Namespace": {"Type": "AWS::ServiceDiscovery::PrivateDnsNamespace", "Properties": {"Name": "staging.acme.internal", "Vpc": {"Ref": "Vpc"}}},
                "Registry": {"Type": "AWS::ServiceDiscovery::Service", "Properties": {"Name": "web", "NamespaceId": {"Ref": "Namespace"}, "DnsConfig": {"DnsRecords": [{"Type": "A", "TTL": 10}]}}}
              },
              "Outputs": {"Files": {"Value": {"Fn::GetAtt": ["Files", "Arn"]}}, "Registry": {"Value": {"Fn::GetAtt": ["Registry", "Arn"]}}}
            }
            """)!.AsObject();
        change?.Invoke(template["Resources"]!.AsObject());
        return template.ToJsonString();
    }
}
