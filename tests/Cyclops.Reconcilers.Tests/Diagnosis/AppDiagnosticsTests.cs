using Cyclops.LocalCloud.Faults;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.Diagnosis;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.Diagnosis;

public sealed class AppDiagnosticsTests
{
    private static readonly ObjectKey Haifa = new("staging", "haifa");

    [Fact]
    public async Task A_task_that_exits_is_shown_with_its_code_its_reason_and_its_last_lines_without_credentials()
    {
        using var installation = await CrashingAsync();

        var found = (await ReadAsync(installation))!;

        Assert.Equal("RUNNING", found.Tasks[0].Task.LastStatus);
        Assert.Null(found.Tasks[0].Why);
        var failed = found.Tasks.First(t => t.Why is not null);
        Assert.Equal("container haifa exits with code 7", failed.Why);
        Assert.Equal(7, Assert.Single(failed.Task.Containers).ExitCode);
        Assert.NotNull(failed.Task.StoppedAt);
        Assert.Equal(failed.Task.Id, found.Log!.Task);
        Assert.Contains("login with password=***", found.Log.Lines);
        Assert.DoesNotContain(found.Log.Lines, l => l.Contains("hunter2", StringComparison.Ordinal));
        Assert.Equal(["healthy"], found.Targets.Select(t => t.State));
        Assert.Matches("^i-[0-9a-f]+:[0-9]+$", found.Targets[0].Target);
        Assert.NotNull(found.Service.Events[0].At);
        Assert.Empty(found.Unread);
    }

    [Theory]
    [InlineData("ecs:ListTasks")]
    [InlineData("elbv2:DescribeTargetHealth")]
    [InlineData("logs:GetLogEvents")]
    public async Task What_is_refused_is_told_and_the_rest_is_shown(string operation)
    {
        using var installation = await CrashingAsync();
        installation.Cloud.Faults.Add(new Fault { Operation = operation, Code = "AccessDeniedException", Status = 400, Times = 2 });

        var found = (await ReadAsync(installation))!;

        Assert.Contains(operation, found.Unread[0], StringComparison.Ordinal);
        Assert.NotEmpty(found.Service.Events);
    }

    [Fact]
    public async Task What_was_never_deployed_is_none_and_what_cannot_be_read_at_all_is_an_error()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty());

        Assert.Null(await ReadAsync(installation));

        installation.Cloud.Faults.Add(new Fault { Operation = "cloudformation:DescribeStacks", Code = "AccessDenied", Status = 403 });
        Assert.Equal("AccessDenied", (await Assert.ThrowsAsync<CloudFault>(() => ReadAsync(installation))).Code);
    }

    private static async Task<Installation> CrashingAsync()
    {
        var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        installation.Cloud.Locked(_ =>
        {
            installation.Cloud.Services.Ecs.Script.WhenCrashes("web:bad", 7, "login with password=hunter2", "giving up");
            return true;
        });
        installation.Commit(m => m.App("haifa", "web:bad"));
        await installation.PassAsync();
        return installation;
    }

    private static Task<AppDiagnosis?> ReadAsync(Installation installation) =>
        new AppDiagnostics(installation.Aws, "acme").ReadAsync(Haifa, TestContext.Current.CancellationToken);
}
