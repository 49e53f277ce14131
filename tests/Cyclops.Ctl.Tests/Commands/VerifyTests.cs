using System.Text.Json;
using Cyclops.Ctl.Tests.Support;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Hosting;

namespace Cyclops.Ctl.Tests.Commands;

public sealed class VerifyTests : IAsyncLifetime
{
    private const string App = "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: haifa}\nspec:\n  image: example/haifa:1\n  environments: {staging: {}}\n";

    private readonly TempFolder _folder = new();
    private TestRepository _repository = null!;
    private LocalCloudHost _cloud = null!;

    public async ValueTask InitializeAsync()
    {
        _repository = ConfigRepository.Create(_folder.Path, "haifa", "jaffa");
        _cloud = await LocalCloudHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _cloud.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Who_is_well_has_a_line_before_anything_is_made_and_after()
    {
        const string quiet = "^ok    staging        [0-9]+ checks\nok    staging/haifa  [0-9]+ checks\nok    staging/jaffa  [0-9]+ checks\n3 ok\n$";
        var before = await RunAsync("verify");
        Assert.Matches(quiet, before.Output);
        Assert.Equal(0, before.ExitCode);
        Assert.Contains("to be made", (await RunAsync("verify", "-v")).Output, StringComparison.Ordinal);
        Assert.Equal(0, _cloud.Cloud.Recorder.MutatingCount);

        await ApplyAsync();
        Assert.Matches(quiet, (await RunAsync("verify")).Output);
        var all = (await RunAsync("verify", "haifa", "-v")).Output;
        Assert.DoesNotContain("to be", all.Replace("to come", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("jaffa", all, StringComparison.Ordinal);
        foreach (var name in new[] { "manifest", "image", "role", "hosts", "port", "quota", "service", "stack", "capacity" })
        {
            Assert.Contains($"  ok    {name} ", all, StringComparison.Ordinal);
        }

        Assert.Contains("rules of load balancer 1: 2 there and 0 to come, of 100 that AWS gives by default\n", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_fails_once_with_what_to_do_and_the_others_are_well()
    {
        _repository.Write("manifests/apps/haifa/app.yaml", App + "  secrets: {KEY: test/staging/key}\n");

        var run = await RunAsync("verify");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("secret test/staging/key (haifa.KEY) is not in Secrets Manager; store it there, or mend its name", run.Output, StringComparison.Ordinal);
        Assert.Single(run.Output.Split('\n'), l => l.StartsWith("      ", StringComparison.Ordinal));
        Assert.Contains("\nok    staging/jaffa", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("2 ok, 1 fail\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_read_is_neither_well_nor_wrong()
    {
        _cloud.Cloud.Faults.Add(new Fault { Operation = "elbv2:DescribeTargetGroups", Code = "AccessDenied", Status = 403, Times = 9 });

        var run = await RunAsync("verify");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("?     staging/haifa", run.Output, StringComparison.Ordinal);
        Assert.Contains("elbv2:DescribeTargetGroups", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("fail", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_manifest_fails_its_app_and_the_others_are_looked_at()
    {
        _repository.Write("manifests/apps/haifa/app.yaml", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: haifa}\nspec: {imagge: x}\n");

        var run = await RunAsync("verify");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("\nok    staging/jaffa", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nfail  haifa ", run.Output, StringComparison.Ordinal);
        Assert.Contains("manifests/apps/haifa/app.yaml:4:8: spec.imagge", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_and_should_be_known_is_a_warning()
    {
        await ApplyAsync();
        _repository.Write(
            "manifests/environments/staging/environment.yaml",
            "apiVersion: cyclops/v1\nkind: Environment\nmetadata: {name: staging}\nspec:\n  domain: staging.localhost\n  logs: {retentionDays: 7}\n  cluster: {ec2: {instanceTypes: [t3.small], max: 1}}\n");
        _repository.Write("manifests/apps/haifa/app.yaml", App + "  port: 9000\n  memory: 1500\n  hosts: [haifa.staging.localhost, www.example.org]\n");
        _repository.Write("manifests/apps/jaffa/app.yaml", App.Replace("haifa", "jaffa", StringComparison.Ordinal) + "  suspend: true\n  memory: 1500\n");

        var run = await RunAsync("verify");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("warn  capacity     ", run.Output, StringComparison.Ordinal);
        Assert.Contains("warn  port         the live service is reached at port 8080, and the manifest says 9000", run.Output, StringComparison.Ordinal);
        Assert.Contains("warn  hosts        www.example.org is not within staging.localhost", run.Output, StringComparison.Ordinal);
        Assert.Contains("warn  environment  staging/jaffa is suspended", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("3 warn\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_every_check_with_what_was_looked_at()
    {
        var run = await RunAsync("verify", "haifa", "-o", "json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(1, json.RootElement.GetProperty("version").GetInt32());
        var list = json.RootElement.GetProperty("checklists")[1];
        Assert.Equal(("staging/haifa", "ok"), (list.GetProperty("name").GetString(), list.GetProperty("status").GetString()));
        Assert.Contains(list.GetProperty("checks").EnumerateArray(), c => c.GetProperty("name").GetString() == "image" && c.GetProperty("lookedAt").GetString() == "image example/haifa:1");
    }

    [Theory]
    [InlineData("hayfa", "Did you mean haifa?")]
    [InlineData("-e stagin", "Did you mean staging?")]
    public async Task What_is_not_there_is_a_usage_error(string arguments, string hint)
    {
        var run = await RunAsync(["verify", .. arguments.Split(' ')]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(hint, run.Error, StringComparison.Ordinal);
    }

    private Task<CtlRun> RunAsync(params string[] arguments) =>
        CtlTool.RunAsync(_folder.Path, [.. arguments, "--endpoint-url", _cloud.Endpoint.ToString()]);

    private async Task ApplyAsync()
    {
        var run = await RunAsync("apply", "--yes", "--timeout", "60");
        Assert.True(run.ExitCode == 0, run.Error);
    }
}
