using System.Text.Json;
using Cyclops.Ctl.Tests.Support;
using Cyclops.LocalCloud.Hosting;

namespace Cyclops.Ctl.Tests.Commands;

public sealed class ConfigPushTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private LocalCloudHost _cloud = null!;

    public async ValueTask InitializeAsync()
    {
        _cloud = await LocalCloudHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var run = await CtlTool.RunAsync(_folder.Path, "bootstrap", "--platform", "acme", "--yes", "-e", "dev=dev.localhost", "--endpoint-url", _cloud.Endpoint.ToString());
        Assert.True(run.ExitCode == 0, run.Error);
    }

    public async ValueTask DisposeAsync()
    {
        await _cloud.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_template_is_stored_once_and_its_address_printed()
    {
        var first = await PushAsync();
        var stored = Stored();
        var again = await PushAsync();

        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Equal(first.Output, again.Output);
        var lines = first.Output.TrimEnd('\n').Split('\n');
        Assert.All(lines, l => Assert.Matches($"^cyclops-acme-[a-z0-9-]+ {_cloud.Endpoint}cyclops-acme-config-123456789012-us-east-1/templates/[0-9a-f]{{64}}[.]json$", l));
        Assert.Equal(lines.Length, stored);
        Assert.Equal(stored, Stored());
        Assert.Contains($"0 stored, {stored} there already", again.Error, StringComparison.Ordinal);
        Assert.Contains("cyclops-acme-platform ", first.Output, StringComparison.Ordinal);
        Assert.Contains("cyclops-acme-dev-database-main ", first.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stored_template_of_the_platform_is_the_one_its_stack_has()
    {
        var run = await PushAsync("platform");

        var url = Assert.Single(run.Output.TrimEnd('\n').Split('\n')).Split(' ')[1];
        using var client = new Amazon.CloudFormation.AmazonCloudFormationClient(
            new Amazon.Runtime.BasicAWSCredentials("somebody", "else"),
            new Amazon.CloudFormation.AmazonCloudFormationConfig { ServiceURL = _cloud.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        var made = await client.GetTemplateAsync(new() { StackName = "cyclops-acme-platform" }, TestContext.Current.CancellationToken);
        var stored = await client.GetTemplateSummaryAsync(new() { TemplateURL = url }, TestContext.Current.CancellationToken);
        Assert.Contains(stored.Description, made.TemplateBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_is_pushed_by_name()
    {
        var run = await PushAsync("environment", "dev");

        Assert.All(run.Output.TrimEnd('\n').Split('\n'), l => Assert.StartsWith("cyclops-acme-dev-", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_app_has_no_stack_and_is_pushed_as_what_it_comes_to()
    {
        Write("haifa", "{dev: {}}");

        var run = await PushAsync("app", "haifa", "-o", "json");

        Assert.True(run.ExitCode == 0, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        var template = Assert.Single(json.RootElement.GetProperty("templates").EnumerateArray());
        Assert.Equal("dev/haifa", template.GetProperty("name").GetString());
        Assert.True(template.GetProperty("stored").GetBoolean());
        using var s3 = new Amazon.S3.AmazonS3Client(
            new Amazon.Runtime.BasicAWSCredentials("somebody", "else"),
            new Amazon.S3.AmazonS3Config { ServiceURL = _cloud.Endpoint.ToString(), AuthenticationRegion = "us-east-1", ForcePathStyle = true });
        using var found = await s3.GetObjectAsync(json.RootElement.GetProperty("bucket").GetString(), template.GetProperty("key").GetString(), TestContext.Current.CancellationToken);
        using var rendered = await JsonDocument.ParseAsync(found.ResponseStream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Contains(rendered.RootElement.GetProperty("resources").EnumerateArray(), r => r.GetProperty("kind").GetString() == "EcsService");
        Assert.Contains("${EnvironmentStack/network.VpcId}", rendered.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("which one?", "environment")]
    [InlineData("which one?", "app")]
    [InlineData("no environment \"def\"", "environment", "def")]
    [InlineData("no app \"haifa\"", "app", "haifa")]
    [InlineData("takes no name", "platform", "acme")]
    public async Task What_is_not_there_is_said(string error, params string[] arguments)
    {
        var run = await PushAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
        Assert.Equal(0, Stored());
    }

    [Fact]
    public async Task Without_a_bucket_it_says_what_to_do()
    {
        var file = Path.Combine(_folder.Path, "manifests/platform.yaml");
        await File.WriteAllLinesAsync(file, (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Where(l => !l.Contains("configBucket", StringComparison.Ordinal)), TestContext.Current.CancellationToken);

        var run = await PushAsync();

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("spec.configBucket", run.Error, StringComparison.Ordinal);
    }

    private int Stored() => _cloud.Cloud.Recorder.Counts().GetValueOrDefault("s3:PutObject");

    private Task<CtlRun> PushAsync(params string[] arguments) =>
        CtlTool.RunAsync(_folder.Path, ["config", "push", .. arguments, "--endpoint-url", _cloud.Endpoint.ToString()]);

    private void Write(string app, string environments)
    {
        var file = Path.Combine(_folder.Path, $"manifests/apps/{app}/app.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"apiVersion: cyclops/v1\nkind: App\nmetadata: {{name: {app}}}\nspec:\n  image: example/{app}:1\n  environments: {environments}\n");
    }
}
