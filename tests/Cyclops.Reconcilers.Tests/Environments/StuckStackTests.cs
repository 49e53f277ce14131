using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.Faults;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.Tests.Support;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Reconcilers.Tests.Environments;

/// <summary>Every status a stack can get stuck in, and the way out.</summary>
public sealed class StuckStackTests
{
    private const string Cluster = "cyclops-acme-staging-cluster";

    [Fact]
    public async Task What_could_not_be_made_says_why_and_is_made_again_once_the_manifest_is_mended()
    {
        using var installation = new Installation(Manifests.Empty().App("haifa"));
        Fail(installation, "Create", "AWS::ECS::CapacityProvider", times: 50);
        await PassAsync(installation, 6);

        Assert.Equal("ROLLBACK_COMPLETE", await StatusAsync(installation, Cluster));
        installation.Cloud.Recorder.Clear();
        var stuck = await StackResultAsync(installation, "cluster");
        Assert.Contains("CapacityProvider", Assert.IsType<Outcome.Stalled>(stuck.Outcome).Message, StringComparison.Ordinal);
        Assert.Contains("not now", ((Outcome.Stalled)stuck.Outcome).Message, StringComparison.Ordinal);
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);

        installation.Cloud.Faults.Clear();
        installation.Commit(m => Environment(m, "cluster: {ec2: {instanceTypes: [m6i.large], max: 4}}"));
        await installation.SettleAsync();

        Assert.Equal("CREATE_COMPLETE", await StatusAsync(installation, Cluster));
        Assert.StartsWith("task ", installation.Visit("haifa.staging.example.org"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_creation_that_could_not_even_be_undone_is_removed_and_made_again()
    {
        using var installation = new Installation(Manifests.Empty());
        Fail(installation, "Create", "AWS::ECS::CapacityProvider", times: 50);
        Fail(installation, "Delete", "AWS::Logs::LogGroup", times: 1);
        await PassAsync(installation, 6);
        Assert.Equal("ROLLBACK_FAILED", await StatusAsync(installation, Cluster));

        installation.Cloud.Faults.Clear();
        installation.Commit(m => Environment(m, "cluster: {ec2: {instanceTypes: [m6i.large], max: 4}}"));
        await installation.SettleAsync();

        Assert.Equal("CREATE_COMPLETE", await StatusAsync(installation, Cluster));
    }

    [Fact]
    public async Task A_stack_that_failed_and_was_left_as_it_was_is_removed_and_made_again()
    {
        using var installation = new Installation(Manifests.Empty());
        await MakeByHandAsync(installation, "CREATE_FAILED");
        Assert.Equal("CREATE_FAILED", await StatusAsync(installation, Cluster));

        await installation.SettleAsync();

        Assert.Equal("CREATE_COMPLETE", await StatusAsync(installation, Cluster));
    }

    [Fact]
    public async Task An_empty_shell_that_waits_for_a_change_set_says_so_and_is_made_once_it_is_gone()
    {
        using var installation = new Installation(Manifests.Empty());
        await MakeByHandAsync(installation, "REVIEW_IN_PROGRESS");
        Assert.Equal("REVIEW_IN_PROGRESS", await StatusAsync(installation, Cluster));

        var stuck = await StackResultAsync(installation, "cluster");
        Assert.Contains("it is empty: delete it, and it is made", Assert.IsType<Outcome.Stalled>(stuck.Outcome).Message, StringComparison.Ordinal);
        await installation.Raw.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = Cluster });
        await installation.SettleAsync();

        Assert.Equal("CREATE_COMPLETE", await StatusAsync(installation, Cluster));
    }

    [Fact]
    public async Task A_change_that_was_undone_says_why_and_is_not_tried_again_until_the_manifest_says_so()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        Fail(installation, "Update", "AWS::EC2::LaunchTemplate", times: 50);
        installation.Commit(m => Environment(m, "cluster: {ec2: {instanceTypes: [m6i.large], max: 4}}"));
        await PassAsync(installation, 4);
        Assert.Equal("UPDATE_ROLLBACK_COMPLETE", await StatusAsync(installation, Cluster));

        var world = await installation.ObserveAsync();
        var found = (Cyclops.Model.Observation.Found)world[Id("cluster")];
        var readiness = installation.Kinds["EnvironmentStack"].Readiness(installation.Graph.Find(Id("cluster"))!, found);
        Assert.Contains("LaunchTemplate: not now", Assert.IsType<Outcome.Stalled>(readiness).Message, StringComparison.Ordinal);

        installation.Cloud.Faults.Clear();
        installation.Restart();
        installation.Cloud.Recorder.Clear();
        await PassAsync(installation, 3);
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
        var step = Assert.Single(await installation.DifferencesAsync());
        Assert.Contains("LaunchTemplate: not now", step.Refusal!.Message, StringComparison.Ordinal);

        installation.Commit(m => Environment(m, "cluster: {ec2: {instanceTypes: [m6i.large], max: 4}}\n  retry: once more"));
        await installation.SettleAsync();
        Assert.Equal("UPDATE_COMPLETE", await StatusAsync(installation, Cluster));

        installation.Commit(m => Environment(m, "cluster: {ec2: {instanceTypes: [m5.large], max: 4}}"));
        await installation.SettleAsync();
        Assert.Equal("UPDATE_COMPLETE", await StatusAsync(installation, Cluster));
    }

    [Fact]
    public async Task An_app_is_deployed_though_a_change_of_its_cluster_was_undone()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        Fail(installation, "Update", "AWS::EC2::LaunchTemplate", times: 50);
        installation.Commit(m => Environment(m, "cluster: {ec2: {instanceTypes: [m6i.large], max: 4}}"));
        await PassAsync(installation, 4);
        Assert.Equal("UPDATE_ROLLBACK_COMPLETE", await StatusAsync(installation, Cluster));

        installation.Commit(m => m.App("haifa", "web:2"));
        await PassAsync(installation, 6);

        Assert.Equal(Id("cluster"), Assert.Single(await installation.DifferencesAsync()).Id);
        var service = Assert.Single((await installation.Raw.Ecs.DescribeServicesAsync(new() { Cluster = "acme-staging", Services = ["haifa"] })).Services);
        var definition = (await installation.Raw.Ecs.DescribeTaskDefinitionAsync(new() { TaskDefinition = service.TaskDefinition })).TaskDefinition;
        Assert.Equal("web:2", definition.ContainerDefinitions.Single().Image);
    }

    [Fact]
    public async Task A_change_that_failed_and_could_not_be_undone_is_undone_once_what_stood_in_the_way_is_gone()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        Fail(installation, "Update", "AWS::AutoScaling::AutoScalingGroup", times: 50);
        Fail(installation, "Rollback", "AWS::EC2::LaunchTemplate", times: 2);
        installation.Commit(m => Environment(m, "cluster: {ec2: {instanceTypes: [m6i.large], max: 4}}"));
        await UntilAsync(installation, "UPDATE_ROLLBACK_FAILED");

        var step = (await installation.DifferencesAsync()).Single(s => s.Id == Id("cluster"));
        Assert.Contains(step.Changes, c => c is { Path: "status", Live: "UPDATE_ROLLBACK_FAILED", Wanted: "rolled back" });
        installation.Cloud.Faults.Clear();
        await UntilAsync(installation, "UPDATE_ROLLBACK_COMPLETE");
        installation.Commit(m => Environment(m, "cluster: {ec2: {instanceTypes: [m5.large], max: 4}}"));
        await installation.SettleAsync();

        Assert.Equal("UPDATE_COMPLETE", await StatusAsync(installation, Cluster));
        Assert.StartsWith("task ", installation.Visit("haifa.staging.example.org"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_somebody_made_without_a_way_back_is_undone_and_made_again()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        Fail(installation, "Update", "AWS::Logs::LogGroup", times: 1);
        var template = (await installation.Raw.CloudFormation.GetTemplateAsync(new GetTemplateRequest { StackName = Cluster })).TemplateBody;
        var parameters = (await StackAsync(installation, Cluster)).Parameters.Where(p => p.ParameterKey != "InstanceImage").ToList();
        await installation.Raw.CloudFormation.UpdateStackAsync(new UpdateStackRequest
        {
            StackName = Cluster,
            TemplateBody = template.Replace("\"RetentionInDays\":30", "\"RetentionInDays\":7", StringComparison.Ordinal),
            Parameters = parameters,
            DisableRollback = true,
            Capabilities = ["CAPABILITY_IAM"],
        });
        Assert.Equal("UPDATE_FAILED", await StatusAsync(installation, Cluster));

        await installation.SettleAsync();

        Assert.Contains(await StatusAsync(installation, Cluster), new[] { "UPDATE_ROLLBACK_COMPLETE", "UPDATE_COMPLETE" });
        Assert.Empty(await installation.DifferencesAsync());
    }

    /// <summary>Who deleted it may have meant it: what is left of it is a person's to decide on.</summary>
    [Fact]
    public async Task A_deletion_that_somebody_began_and_that_failed_is_left_to_people_and_says_what_to_do()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty());
        const string Ingress = "cyclops-acme-staging-ingress-1";
        Fail(installation, "Delete", "AWS::ElasticLoadBalancingV2::LoadBalancer", times: 1);
        await installation.Raw.CloudFormation.UpdateTerminationProtectionAsync(new UpdateTerminationProtectionRequest { StackName = Ingress, EnableTerminationProtection = false });
        await installation.Raw.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = Ingress });
        Assert.Equal("DELETE_FAILED", await StatusAsync(installation, Ingress));
        installation.Cloud.Recorder.Clear();

        var result = await StackResultAsync(installation, "ingress-1");

        Assert.Contains("delete the stack again", Assert.IsType<Outcome.Stalled>(result.Outcome).Message, StringComparison.Ordinal);
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
        await installation.Raw.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = Ingress });
        await installation.SettleAsync();
        Assert.Equal("CREATE_COMPLETE", await StatusAsync(installation, Ingress));
    }

    /// <summary>Nothing here imports resources; somebody may have, by hand.</summary>
    [Fact]
    public async Task An_import_that_could_not_be_undone_is_left_to_people_and_is_well_once_they_ended_it()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        var way = new OtherStatusHandler(installation.Cloud, Cluster, "IMPORT_ROLLBACK_FAILED");
        installation.Restart(way);
        installation.Cloud.Recorder.Clear();

        var result = await StackResultAsync(installation, "cluster");

        Assert.Contains("end that with CloudFormation's console", Assert.IsType<Outcome.Stalled>(result.Outcome).Message, StringComparison.Ordinal);
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
        way.IsStuck = false;
        await installation.SettleAsync();
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
    }

    private static Cyclops.Model.ResourceId Id(string part) => new(Cyclops.Model.ObjectKey.ForEnvironment("staging"), "EnvironmentStack", part);

    private static Manifests Environment(Manifests manifests, string more) =>
        manifests.Write("environments/staging/environment.yaml", "Environment", "staging", $$$"""
            domain: staging.example.org
              network: {managed: {cidr: 10.40.0.0/16, nat: none} }
              {{{more}}}
            """);

    private static void Fail(Installation installation, string verb, string type, int times) =>
        installation.Cloud.Faults.Add(new Fault { Operation = $"cloudformation:{verb}/{type}", Code = "ServiceUnavailable", Message = "not now", Status = 503, Times = times });

    /// <summary>A stack of ours by its tags that somebody left in some state.</summary>
    private static async Task MakeByHandAsync(Installation installation, string status)
    {
        const string Template = """{"Resources": {"LogGroup": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "mine"}}}}""";
        List<Tag> tags =
        [
            new() { Key = "cyclops:platform", Value = "acme" },
            new() { Key = "cyclops:environment", Value = "staging" },
            new() { Key = "cyclops:resource", Value = "EnvironmentStack/cluster" },
        ];
        if (status == "CREATE_FAILED")
        {
            Fail(installation, "Create", "AWS::Logs::LogGroup", times: 1);
            await installation.Raw.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = Cluster, TemplateBody = Template, DisableRollback = true, Tags = tags });
        }
        else
        {
            await installation.Raw.CloudFormation.CreateChangeSetAsync(new CreateChangeSetRequest { StackName = Cluster, ChangeSetName = "first", ChangeSetType = "CREATE", TemplateBody = Template, Tags = tags });
        }
    }

    private static async Task PassAsync(Installation installation, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await installation.PassAsync();
        }
    }

    private static async Task UntilAsync(Installation installation, string status)
    {
        for (var pass = 0; pass < 20 && await StatusAsync(installation, Cluster) != status; pass++)
        {
            await installation.PassAsync();
        }

        Assert.Equal(status, await StatusAsync(installation, Cluster));
    }

    private static async Task<StepResult> StackResultAsync(Installation installation, string part) =>
        (await installation.PassAsync()).Single(r => r.Step.Id == Id(part));

    private static async Task<Stack> StackAsync(Installation installation, string name) =>
        (await installation.Raw.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = name })).Stacks.Single();

    private static async Task<string> StatusAsync(Installation installation, string name) => (await StackAsync(installation, name)).StackStatus.Value;
}
