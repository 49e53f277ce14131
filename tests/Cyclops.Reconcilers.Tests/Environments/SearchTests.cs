using System.Text.Json.Nodes;
using Amazon.CloudFormation.Model;
using Amazon.EC2.Model;
using Amazon.ECS.Model;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Tests.Support;
using Cyclops.Testing;
using Service = Amazon.ECS.Model.Service;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Reconcilers.Tests.Environments;

/// <summary>The managed Solr of an environment is made, kept, changed and removed, and its index is lost by none of it.</summary>
public sealed class SearchTests
{
    private const string Ec2 = "ec2: {instanceTypes: [t3.large], max: 4}";
    private const string Name = "cyclops-acme-staging-search";

    private readonly ManualTime _clock = new();

    [Theory]
    [InlineData(Ec2, "managed: {cidr: 10.40.0.0/16, nat: none}")]
    [InlineData(Ec2, "managed: {cidr: 10.40.0.0/16, nat: perZone, zones: 3}")]
    [InlineData("fargate: {}", "managed: {cidr: 10.40.0.0/16, nat: single}")]
    public async Task A_Solr_runs_once_and_a_second_pass_changes_nothing(string cluster, string network)
    {
        using var installation = await SettledAsync(Environment(Manifests.Empty().App("haifa"), "search: {}", cluster, network));
        installation.Restart();
        installation.Cloud.Recorder.Clear();

        var results = await installation.PassAsync();

        Assert.All(results, r => Assert.Equal(Verb.Keep, r.Step.Verb));
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
        var service = await SolrAsync(installation);
        Assert.Equal((1, 1, 0, 100), (service.DesiredCount, service.RunningCount, service.DeploymentConfiguration.MinimumHealthyPercent, service.DeploymentConfiguration.MaximumPercent));
        Assert.Equal("http://solr.staging.acme.internal:8983/solr", (await StackAsync(installation))!.Outputs.Single(o => o.OutputKey == "SearchUrl").OutputValue);
    }

    [Fact]
    public async Task A_Solr_runs_in_a_network_that_is_there_already()
    {
        using var installation = Make(Manifests.Empty());
        var subnets = (await installation.Raw.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest())).Subnets;
        installation.Commit(m => Environment(m, "search: {}", network: $"existing: {{vpcId: {subnets[0].VpcId}, publicSubnets: [{string.Join(", ", subnets.Select(s => s.SubnetId))}]}}"));

        await SettleAsync(installation);

        Assert.Equal(1, (await SolrAsync(installation)).RunningCount);
    }

    [Fact]
    public async Task A_Solr_taken_out_of_the_manifest_stays_until_it_consents_and_leaves_its_file_system()
    {
        using var installation = await SettledAsync(Environment(Manifests.Empty(), "search: {}"));
        installation.Commit(m => Environment(m, ""));
        installation.Cloud.Recorder.Clear();

        var step = Assert.Single(await installation.DifferencesAsync());
        await installation.PassAsync();

        Assert.Equal((Verb.Delete, "search", "ConsentNeeded"), (step.Verb, step.Id.Name, step.Refusal?.Reason));
        Assert.Contains("put spec.search back, or agree with `consent: [remove search]`", step.Refusal!.Message, StringComparison.Ordinal);
        Assert.Contains("its file system with the index stays", step.Refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);

        installation.Commit(m => Environment(m, "consent: [remove search]"));
        await SettleAsync(installation);

        Assert.Null(await StackAsync(installation));
        Assert.Equal(1, await FileSystemsAsync(installation));
        Assert.Empty(await installation.DifferencesAsync());
    }

    [Fact]
    public async Task An_existing_one_in_its_place_is_a_removal()
    {
        using var installation = await SettledAsync(Environment(Manifests.Empty(), "search: {}"));
        installation.Commit(m => Environment(m, "search: {existing: {url: 'http://solr.example.org:8983/solr'}}"));

        Assert.Equal("ConsentNeeded", Assert.Single(await installation.DifferencesAsync()).Refusal?.Reason);
    }

    [Theory]
    [InlineData("solr:10")]
    [InlineData("solr:8.11-slim")]
    [InlineData("registry.example.org:5000/mirror/solr:v10.1")]
    public async Task Another_major_version_is_refused_until_the_manifest_consents(string image)
    {
        using var installation = await SettledAsync(Environment(Manifests.Empty(), "search: {managed: {image: 'solr:9.4'}}"));
        installation.Commit(m => Environment(m, $"search: {{managed: {{image: '{image}'}}}}"));
        installation.Cloud.Recorder.Clear();

        var step = Assert.Single(await installation.DifferencesAsync());
        await installation.PassAsync();

        Assert.Equal("ConsentNeeded", step.Refusal?.Reason);
        Assert.Contains($"search.managed.image from solr:9.4 to {image}", step.Refusal!.Message, StringComparison.Ordinal);
        Assert.Contains("agree with `consent: [upgrade search]`", step.Refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);

        installation.Commit(m => Environment(m, $"search: {{managed: {{image: '{image}'}}}}\n  consent: [upgrade search]"));
        await SettleAsync(installation);

        Assert.Equal(image, await ImageAsync(installation));
        Assert.Equal(1, await FileSystemsAsync(installation));
    }

    [Theory]
    [InlineData("solr:9.8")]
    [InlineData("registry.example.org:5000/mirror/solr:9")]
    [InlineData("registry.example.org:5000/solr")]
    [InlineData("solr:latest")]
    public async Task An_image_of_the_same_or_of_no_told_version_needs_no_consent(string image)
    {
        using var installation = await SettledAsync(Environment(Manifests.Empty(), "search: {managed: {image: 'solr:9.4'}}"));
        installation.Commit(m => Environment(m, $"search: {{managed: {{image: '{image}', memory: 3Gi}}}}"));

        await SettleAsync(installation);

        Assert.Equal(image, await ImageAsync(installation));
    }

    [Fact]
    public async Task A_file_system_is_not_made_anew_without_consent()
    {
        using var installation = await SettledAsync(Environment(Manifests.Empty(), "search: {}"));
        await MeddleAsync(installation, r => r["FileSystem"]!["Properties"]!["Encrypted"] = false);
        installation.Cloud.Recorder.Clear();

        var step = Assert.Single(await installation.DifferencesAsync());
        await installation.PassAsync();

        Assert.Equal("ConsentNeeded", step.Refusal?.Reason);
        Assert.Contains("FileSystem (AWS::EFS::FileSystem) would be made anew, as Encrypted changes: an empty one takes its place, and the index stays in the old one", step.Refusal!.Message, StringComparison.Ordinal);
        Assert.Contains("consent: [replace search]", step.Refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
    }

    private Installation Make(Manifests manifests) => new(manifests, new LocalCloudOptions { Clock = _clock });

    private async Task<Installation> SettledAsync(Manifests manifests)
    {
        var installation = Make(manifests);
        await SettleAsync(installation);
        return installation;
    }

    /// <summary>A service is looked at by CloudFormation until its tasks run.</summary>
    private Task<int> SettleAsync(Installation installation) => installation.SettleAsync(() => _clock.Advance(TimeSpan.FromSeconds(20)));

    /// <summary>Somebody changes the stack as an older Cyclops might have made it.</summary>
    private async Task MeddleAsync(Installation installation, Action<JsonNode> change)
    {
        var template = JsonNode.Parse((await installation.Raw.CloudFormation.GetTemplateAsync(new GetTemplateRequest { StackName = Name })).TemplateBody)!;
        change(template["Resources"]!);
        template["Outputs"]!["CyclopsTemplate"]!["Value"] = "another";
        await installation.Raw.CloudFormation.UpdateStackAsync(new UpdateStackRequest
        {
            StackName = Name,
            TemplateBody = template.ToJsonString(),
            Parameters = [.. (await StackAsync(installation))!.Parameters],
        });
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("UPDATE_COMPLETE", (await StackAsync(installation))!.StackStatus.Value);
    }

    private static async Task<Stack?> StackAsync(Installation installation) =>
        (await installation.Raw.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest())).Stacks.SingleOrDefault(s => s.StackName == Name);

    private static async Task<Service> SolrAsync(Installation installation)
    {
        const string Cluster = "acme-staging";
        var arns = (await installation.Raw.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = Cluster, MaxResults = 100 })).ServiceArns;
        var arn = arns.Single(a => a.Contains($"/{Name}-", StringComparison.Ordinal));
        return (await installation.Raw.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = Cluster, Services = [arn] })).Services.Single();
    }

    private static async Task<string> ImageAsync(Installation installation)
    {
        var definition = (await SolrAsync(installation)).TaskDefinition;
        return (await installation.Raw.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = definition })).TaskDefinition.ContainerDefinitions.Single().Image;
    }

    private static async Task<int> FileSystemsAsync(Installation installation) =>
        (await installation.Raw.Tagging.GetResourcesAsync(new GetResourcesRequest { ResourceTypeFilters = ["elasticfilesystem:file-system"] })).ResourceTagMappingList.Count;

    private static Manifests Environment(Manifests manifests, string more, string cluster = Ec2, string network = "managed: {cidr: 10.40.0.0/16, nat: none}") =>
        manifests.Write("environments/staging/environment.yaml", "Environment", "staging", $$$"""
            domain: staging.example.org
              network: {{{{network}}}}
              cluster: {{{{cluster}}}}
              {{{more}}}
            """);
}
