using System.Text.Json.Nodes;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.Templates;

public sealed class SearchTemplateTests
{
    [Fact]
    public void The_index_outlives_the_task_and_the_stack()
    {
        var resources = Resources("search: {}");

        var files = resources["FileSystem"]!;
        Assert.Equal(("RetainExceptOnCreate", "Retain"), ((string?)files["DeletionPolicy"], (string?)files["UpdateReplacePolicy"]));
        Assert.Equal("ENABLED", (string?)files["Properties"]!["BackupPolicy"]!["Status"]);
        var task = resources["Task"]!["Properties"]!;
        var volume = task["Volumes"]![0]!;
        Assert.Equal("FileSystem", (string?)volume["EFSVolumeConfiguration"]!["FilesystemId"]!["Ref"]);
        Assert.Equal("AccessPoint", (string?)volume["EFSVolumeConfiguration"]!["AuthorizationConfig"]!["AccessPointId"]!["Ref"]);
        var mount = task["ContainerDefinitions"]![0]!["MountPoints"]![0]!;
        Assert.Equal(((string?)volume["Name"], "/var/solr"), ((string?)mount["SourceVolume"], (string?)mount["ContainerPath"]));
    }

    [Fact]
    public void Two_never_run_at_once()
    {
        var deployment = Resources("search: {}")["Service"]!["Properties"]!["DeploymentConfiguration"]!;

        Assert.Equal((0, 100), ((int)deployment["MinimumHealthyPercent"]!, (int)deployment["MaximumPercent"]!));
    }

    [Theory]
    [InlineData("ec2: {}", "{}", "1024m", null, null)]
    [InlineData("ec2: {}", "{managed: {memory: 3Gi, cpu: 300}}", "1536m", null, null)]
    [InlineData("fargate: {}", "{}", "1024m", "512", "2048")]
    [InlineData("fargate: {}", "{managed: {memory: 3000, cpu: 300}}", "1500m", "512", "3072")]
    public void Half_of_the_memory_is_heap_and_on_Fargate_the_size_is_one_that_there_is(string cluster, string search, string heap, string? cpu, string? memory)
    {
        var task = Resources($"cluster: {{{cluster}}}\n  search: {search}")["Task"]!["Properties"]!;

        Assert.Equal(heap, (string?)task["ContainerDefinitions"]![0]!["Environment"]![0]!["Value"]);
        Assert.Equal((cpu, memory), ((string?)task["Cpu"], (string?)task["Memory"]));
    }

    [Fact]
    public void A_subnet_that_goes_leaves_the_other_mount_targets_as_they_are()
    {
        var before = Targets("subnet-0a1b2c3d, subnet-0a1b2c3e, subnet-0a1b2c3f");
        var after = Targets("subnet-0a1b2c3e, subnet-0a1b2c3f");

        Assert.Equal(3, before.Count);
        Assert.Equal(before.Skip(1), after);
    }

    private static List<string> Targets(string subnets) =>
    [
        .. Resources($"network: {{existing: {{vpcId: vpc-0a1b2c3d, publicSubnets: [{subnets}]}}}}\n  search: {{}}")
            .Where(r => (string?)r.Value!["Type"] == "AWS::EFS::MountTarget").Select(r => $"{r.Key} {r.Value!["Properties"]!["SubnetId"]}"),
    ];

    private static JsonObject Resources(string spec)
    {
        var (_, set) = Manifests.Empty().Write("environments/staging/environment.yaml", "Environment", "staging", $"domain: staging.example.org\n  {spec}").Commit();
        Assert.Empty(set.Errors);
        var stacks = EnvironmentStacks.Of(new EnvironmentScope(set.Platform!, set.Environments["staging"], EquatableMap<AppSpec>.Empty));
        return JsonNode.Parse(stacks.Single(s => s.Part == "search").Template.ToJson())!["Resources"]!.AsObject();
    }
}
