using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Cyclops.Ctl.Terminal;
using Cyclops.Ctl.Tests.Support;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Hosting;

namespace Cyclops.Ctl.Tests.Commands;

public sealed class BootstrapTests : IAsyncLifetime
{
    private const string Stack = "cyclops-acme-platform";
    private const string Bucket = "cyclops-acme-config-123456789012-eu-west-1";

    private readonly TempFolder _folder = new();
    private LocalCloudHost _cloud = null!;

    public async ValueTask InitializeAsync() => _cloud = await LocalCloudHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _cloud.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_dry_run_shows_every_resource_and_every_file_and_changes_nothing()
    {
        var run = await RunAsync("--dry-run", "-e", "staging=staging.example.org");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("account 123456789012, region eu-west-1\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  + AWS::S3::Bucket ConfigBucket\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  + AWS::IAM::Role CloudFormationRole\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  + manifests/environments/staging/environment.yaml\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("11 resources and 3 files to make or change\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, _cloud.Cloud.Recorder.MutatingCount);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task It_makes_the_stack_and_a_repository_and_says_what_to_do_next()
    {
        var run = await RunAsync("--yes", "-e", "staging=staging.example.org", "-e", "dev=dev.localhost", "--git-url", "https://git.example.org/acme/config.git");

        Assert.True(run.ExitCode == 0, run.Error);
        var stack = Assert.Single(await StacksAsync());
        Assert.Equal((Stack, "CREATE_COMPLETE", true), (stack.StackName, stack.StackStatus.Value, stack.EnableTerminationProtection));
        Assert.Equal(Bucket, stack.Outputs.Single(o => o.OutputKey == "ConfigBucket").OutputValue);
        Assert.Contains(stack.Tags, t => t is { Key: "cyclops:platform", Value: "acme" });
        Assert.Contains($"configBucket: {Bucket}\n", Read("manifests/platform.yaml"), StringComparison.Ordinal);
        Assert.Contains("id: \"123456789012\"\n", Read("manifests/platform.yaml"), StringComparison.Ordinal);
        Assert.Contains("tls: managed", Read("manifests/environments/staging/environment.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("tls", Read("manifests/environments/dev/environment.yaml"), StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(_folder.Path, ".git")));
        Assert.Contains("CREATE_COMPLETE", run.Error, StringComparison.Ordinal);
        Assert.Contains("Delegate staging.example.org", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Delegate dev.localhost", run.Error, StringComparison.Ordinal);
        Assert.Contains("remote add origin https://git.example.org/acme/config.git", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await CtlTool.RunAsync(_folder.Path, "validate")).ExitCode);
    }

    [Fact]
    public async Task A_second_run_plans_nothing_and_makes_no_mutating_call()
    {
        await MakeAsync();
        var before = _cloud.Cloud.Recorder.MutatingCount;

        var run = await RunAsync("--yes", "-e", "dev=dev.localhost");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Nothing to do: all of it is there.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, _cloud.Cloud.Recorder.MutatingCount);
    }

    [Fact]
    public async Task What_it_made_is_what_apply_needs()
    {
        var repository = TestRepository.Init(_folder.Path);
        await MakeAsync();
        repository.Commit("begin");

        var apply = await CtlTool.RunAsync(_folder.Path, "apply", "--yes", "--timeout", "60", "--endpoint-url", _cloud.Endpoint.ToString());

        Assert.True(apply.ExitCode == 0, apply.Error);
        var stacks = (await StacksAsync()).Where(s => s.StackName != Stack).ToList();
        Assert.NotEmpty(stacks);
        Assert.All(stacks, s => Assert.Equal("arn:aws:iam::123456789012:role/cyclops-acme-cloudformation", s.RoleARN));
    }

    [Fact]
    public async Task Name_servers_are_shown_once_there_is_a_zone()
    {
        var repository = TestRepository.Init(_folder.Path);
        Assert.Contains("run this again to see them", (await RunAsync("--yes", "-e", "staging=staging.example.org")).Error, StringComparison.Ordinal);
        repository.Commit("begin");
        await CtlTool.RunAsync(_folder.Path, "apply", "--yes", "--no-wait", "--endpoint-url", _cloud.Endpoint.ToString());

        var run = await RunAsync();

        Assert.Matches(@"Delegate staging\.example\.org at its parent domain: an NS record with ns-[^ ]+, ns-", run.Error);
    }

    [Theory]
    [InlineData("cloudformation:CreateStack")]
    [InlineData("cloudformation:ListStackResources")]
    public async Task A_run_that_ended_in_the_middle_goes_on(string call)
    {
        _cloud.Cloud.Faults.Add(new Fault { Operation = call, Code = "AccessDenied", Status = 403 });

        var first = await RunAsync("--yes", "-e", "dev=dev.localhost");
        var second = await RunAsync("--yes", "-e", "dev=dev.localhost");

        Assert.Equal((3, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal("CREATE_COMPLETE", Assert.Single(await StacksAsync()).StackStatus.Value);
        Assert.Equal(call == "cloudformation:CreateStack" ? 2 : 1, _cloud.Cloud.Recorder.Counts()["cloudformation:CreateStack"]);
        Assert.Contains("Nothing to do", (await RunAsync("--yes", "-e", "dev=dev.localhost")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_whose_answer_was_lost_makes_one_stack()
    {
        _cloud.Cloud.Faults.Add(new Fault { Operation = "cloudformation:CreateStack", Moment = FaultMoment.After, Times = 1 });

        var run = await RunAsync("--yes", "-e", "dev=dev.localhost");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Single(await StacksAsync());
    }

    [Fact]
    public async Task A_stack_that_is_stuck_says_why_and_the_way_out()
    {
        _cloud.Cloud.Faults.Add(new Fault { Operation = "cloudformation:Create/AWS::Logs::LogGroup", Code = "LimitExceededException", Message = "too many log groups" });
        var failed = await RunAsync("--yes", "-e", "dev=dev.localhost");
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("too many log groups", failed.Error, StringComparison.Ordinal);
        var before = _cloud.Cloud.Recorder.MutatingCount;

        var again = await RunAsync("--yes", "-e", "dev=dev.localhost");

        Assert.Equal(1, again.ExitCode);
        Assert.Contains("ROLLBACK_COMPLETE", again.Error, StringComparison.Ordinal);
        Assert.Contains($"aws cloudformation delete-stack --stack-name {Stack}", again.Error, StringComparison.Ordinal);
        Assert.Equal(before, _cloud.Cloud.Recorder.MutatingCount);
        using var client = Client();
        await client.UpdateTerminationProtectionAsync(new() { StackName = Stack, EnableTerminationProtection = false }, TestContext.Current.CancellationToken);
        await client.DeleteStackAsync(new() { StackName = Stack }, TestContext.Current.CancellationToken);
        var free = await RunAsync("--yes", "-e", "dev=dev.localhost");
        Assert.True(free.ExitCode == 0, free.Error);
    }

    [Fact]
    public async Task A_change_of_the_manifests_changes_the_stack()
    {
        await MakeAsync();
        File.AppendAllText(Path.Combine(_folder.Path, "manifests/platform.yaml"), "    other: {id: \"222222222222\", role: deploy}\n");
        var dry = await RunAsync("--dry-run");
        Assert.Contains("  ~ AWS::IAM::ManagedPolicy ControllerPolicy", dry.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AWS::S3::Bucket", dry.Output, StringComparison.Ordinal);

        var run = await RunAsync("--yes");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("UPDATE_COMPLETE", Assert.Single(await StacksAsync()).StackStatus.Value);
        Assert.Contains("Nothing to do", (await RunAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_image_the_controller_runs_in_the_stack()
    {
        string[] arguments = ["--yes", "-e", "dev=dev.localhost", "--image", "ghcr.io/acme/cyclops:1", "--git-url", "https://git.example.org/acme/config.git"];

        var run = await RunAsync(arguments);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("    image: ghcr.io/acme/cyclops:1\n    repository: https://git.example.org/acme/config.git\n", Read("manifests/platform.yaml"), StringComparison.Ordinal);
        var outputs = Assert.Single(await StacksAsync()).Outputs.ToDictionary(o => o.OutputKey, o => o.OutputValue);
        using var ecs = new Amazon.ECS.AmazonECSClient(
            new BasicAWSCredentials("somebody", "else"),
            new Amazon.ECS.AmazonECSConfig { ServiceURL = _cloud.Endpoint.ToString(), AuthenticationRegion = "eu-west-1" });
        var services = await ecs.DescribeServicesAsync(new() { Cluster = outputs["ClusterName"], Services = [outputs["ServiceName"]] }, TestContext.Current.CancellationToken);
        Assert.Equal(1, Assert.Single(services.Services).RunningCount);
        Assert.Contains($"service {outputs["ServiceName"]} of cluster {outputs["ClusterName"]}", run.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing to do", (await RunAsync(arguments)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_account_is_refused_before_anything()
    {
        await MakeAsync();
        Write("manifests/platform.yaml", Read("manifests/platform.yaml").Replace("123456789012\"", "222222222222\"", StringComparison.Ordinal));
        _cloud.Cloud.Recorder.Clear();

        var run = await RunAsync("--yes", "-e", "prod=example.org");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("account 123456789012", run.Error, StringComparison.Ordinal);
        Assert.Contains("222222222222 (main, manifests/platform.yaml:13:11)", run.Error, StringComparison.Ordinal);
        Assert.Equal(["sts:GetCallerIdentity"], _cloud.Cloud.Recorder.Counts().Keys);
        Assert.False(Path.Exists(Path.Combine(_folder.Path, "manifests/environments/prod")));
    }

    [Fact]
    public async Task Files_that_are_there_are_kept_and_their_differences_are_said()
    {
        const string Mine = "apiVersion: cyclops/v1\nkind: Environment\nmetadata:\n  name: dev\nspec:\n  domain: mine.localhost\n";
        Write("manifests/environments/dev/environment.yaml", Mine);
        Write("README.md", "mine\n");

        var run = await RunAsync("--yes", "-e", "dev=dev.localhost");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal((Mine, "mine\n"), (Read("manifests/environments/dev/environment.yaml"), Read("README.md")));
        Assert.Contains("  = manifests/environments/dev/environment.yaml is kept as it is; it does not say:\n      domain: dev.localhost\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  = README.md is kept", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_of_somebody_else_is_left_alone()
    {
        using var client = Client();
        await client.CreateStackAsync(
            new() { StackName = Stack, TemplateBody = "{\"Resources\":{\"L\":{\"Type\":\"AWS::Logs::LogGroup\"}}}" },
            TestContext.Current.CancellationToken);
        var before = _cloud.Cloud.Recorder.MutatingCount;

        var run = await RunAsync("--yes", "-e", "dev=dev.localhost");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("has no tags of ours", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, _cloud.Cloud.Recorder.MutatingCount);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("not name=domain", "-e", "staging")]
    [InlineData("given twice", "-e", "a1=a.example.org", "-e", "a1=b.example.org")]
    [InlineData("--git-url", "--image", "a/b:1")]
    [InlineData("would not be valid", "-e", "Staging=staging.example.org")]
    [InlineData("would not be valid", "-e", "staging=localhost")]
    public async Task What_is_asked_for_wrongly_is_refused_before_anything(string error, params string[] arguments)
    {
        var run = await RunAsync(["--yes", .. arguments]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
        Assert.Equal(0, _cloud.Cloud.Recorder.MutatingCount);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Name_and_region_of_a_platform_that_is_there_are_not_given_otherwise()
    {
        await MakeAsync();

        Assert.Contains("not of other", (await CtlTool.RunAsync(_folder.Path, ["bootstrap", "--platform", "other", "--endpoint-url", _cloud.Endpoint.ToString()])).Error, StringComparison.Ordinal);
        Assert.Contains("not eu-central-1", (await CtlTool.RunAsync(_folder.Path, ["bootstrap", "--region", "eu-central-1", "--endpoint-url", _cloud.Endpoint.ToString()])).Error, StringComparison.Ordinal);
        Assert.Contains("Nothing to do", (await CtlTool.RunAsync(_folder.Path, ["bootstrap", "--endpoint-url", _cloud.Endpoint.ToString()])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_done_without_a_yes()
    {
        Assert.Equal(2, (await RunAsync("-e", "dev=dev.localhost")).ExitCode);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = CtlConsole.Plain(output, error) with { Answers = new StringReader("no\n") };

        var exitCode = await CtlProgram.RunAsync(
            ["bootstrap", "--platform", "acme", "--endpoint-url", _cloud.Endpoint.ToString()],
            new CtlContext(console, TimeProvider.System, _folder.Path),
            TestContext.Current.CancellationToken);

        Assert.Equal(1, exitCode);
        Assert.Equal(0, _cloud.Cloud.Recorder.MutatingCount);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    private Task<CtlRun> RunAsync(params string[] arguments) => CtlTool.RunAsync(
        _folder.Path,
        ["bootstrap", "--platform", "acme", "--region", "eu-west-1", "--endpoint-url", _cloud.Endpoint.ToString(), .. arguments]);

    private async Task MakeAsync()
    {
        var run = await RunAsync("--yes", "-e", "dev=dev.localhost");
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private string Read(string path) => File.ReadAllText(Path.Combine(_folder.Path, path));

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private async Task<List<Stack>> StacksAsync()
    {
        using var client = Client();
        return (await client.DescribeStacksAsync(new(), TestContext.Current.CancellationToken)).Stacks;
    }

    private AmazonCloudFormationClient Client() => new(
        new BasicAWSCredentials("somebody", "else"),
        new AmazonCloudFormationConfig { ServiceURL = _cloud.Endpoint.ToString(), AuthenticationRegion = "eu-west-1" });
}
