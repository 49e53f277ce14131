using Cyclops.Git.Processes;

namespace Cyclops.Git.Tests.Processes;

public sealed class GitProcessTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_git_that_hangs_is_stopped_at_its_timeout_with_all_it_started()
    {
        var started = _folder["started"];
        var git = Fake($"sleep 60 & echo $! > {started}.new; mv {started}.new {started}; wait", TimeSpan.FromMilliseconds(500));

        var fault = await MirrorFixture.RefusedAsync("GitTimedOut", () => git.RunAsync(Command("fetch"), MirrorFixture.Token));

        Assert.Contains("git fetch did not end", fault.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(started));
        await AssertGoneAsync(File.ReadAllText(started).Trim());
    }

    [Fact]
    public async Task Cancelling_stops_git_and_is_no_fault_of_the_repository()
    {
        var git = Fake("exec sleep 60", Long);
        using var stop = new CancellationTokenSource();
        var run = git.RunAsync(Command("fetch"), stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task Endless_output_is_cut()
    {
        var result = await Fake("exec yes", Long).RunAsync(Command("ls-remote") with { MaxOutput = 1000 }, MirrorFixture.Token);

        Assert.True(result.IsCut);
        Assert.False(result.Succeeded);
        Assert.Equal(1000, result.Output.Length);
    }

    [Fact]
    public async Task Input_that_is_not_read_does_no_harm()
    {
        var result = await Fake("exit 3", Long).RunAsync(Command("cat-file") with { Input = new byte[1 << 20] }, MirrorFixture.Token);

        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public async Task A_machine_without_git_is_told_so()
    {
        var git = new GitProcess(new Dictionary<string, string>(), Long, Long, TimeProvider.System, _folder["no-git"]);

        var fault = await MirrorFixture.RefusedAsync("GitMissing", () => git.RunAsync(Command("fetch"), MirrorFixture.Token));

        Assert.Contains("is git installed", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fatal: first\nfatal: couldn't find it\n", "fatal: couldn't find it")]
    [InlineData("git@host: Permission denied (publickey).\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.\n", "git@host: Permission denied (publickey). (fatal: Could not read from remote repository.)")]
    [InlineData("fatal: \u001b[31mred\u001b[0m\n", "fatal: \uFFFD[31mred\uFFFD[0m")]
    [InlineData("fatal: unable to access 'https://ada:pass@word@host/x'\n", "fatal: unable to access 'https://***@host/x'")]
    [InlineData("fatal: canary is in here\n", "fatal: *** is in here")]
    [InlineData("", "git ended with exit code 128 and no message")]
    public void A_complaint_is_the_last_line_that_tells_something_without_secrets(string error, string expected) =>
        Assert.Equal(expected, new GitResult(128, default, error, IsCut: false).Complaint("canary"));

    public void Dispose() => _folder.Dispose();

    private GitCommand Command(string verb) => new(_folder.Path, [verb]) { IsRemote = true };

    private GitProcess Fake(string commands, TimeSpan timeout)
    {
        var program = Script.Write(_folder["bin/git"], commands);
        var environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" };
        return new GitProcess(environment, timeout, timeout, TimeProvider.System, program);
    }

    /// <summary>A killed process may stay in the table for a moment until its new parent asks for it.</summary>
    private static async Task AssertGoneAsync(string processId)
    {
        for (var attempt = 0; attempt < 100 && IsRunning(processId); attempt++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.False(IsRunning(processId));
    }

    private static bool IsRunning(string processId)
    {
        var status = $"/proc/{processId}/stat";
        return File.Exists(status) && !File.ReadAllText(status).Contains(") Z ", StringComparison.Ordinal);
    }
}
