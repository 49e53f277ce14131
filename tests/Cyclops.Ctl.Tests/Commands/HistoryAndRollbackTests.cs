using System.Text.Json;
using Cyclops.Ctl.Tests.Support;

namespace Cyclops.Ctl.Tests.Commands;

public sealed class HistoryAndRollbackTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestRepository _repository;

    public HistoryAndRollbackTests()
    {
        _repository = ConfigRepository.Create(_folder.Path, "haifa", "jaffa");
        _repository.Git("config", "user.name", "Ada");
        _repository.Git("config", "user.email", "ada@example.org");
        _repository.WriteApp("haifa", "2").Commit("haifa: the new search");
        _repository.WriteApp("jaffa", "2").Commit("jaffa: nothing to do with it");
        _repository.WriteApp("haifa", "3").Commit("haifa: the new theme");
    }

    private string Manifest => File.ReadAllText(Path.Combine(_folder.Path, "manifests/apps/haifa/app.yaml"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task History_shows_the_commits_of_an_app_and_what_they_changed()
    {
        var run = await CtlTool.RunAsync(_folder.Path, "history", "haifa");

        Assert.Equal(0, run.ExitCode);
        var lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Matches("^COMMIT +WHEN", lines[0]);
        Assert.Matches("haifa: the new theme +staging: image example/haifa:2 -> example/haifa:3$", lines[1]);
        Assert.Matches("haifa: the new search +staging: image example/haifa:1 -> example/haifa:2$", lines[2]);
        Assert.Matches("begin +added, staging: image example/haifa:1$", lines[3]);
    }

    [Fact]
    public async Task History_comes_as_json_and_as_few_as_asked_for()
    {
        using var json = JsonDocument.Parse((await CtlTool.RunAsync(_folder.Path, "history", "haifa", "-n", "1", "-o", "json")).Output);

        var version = Assert.Single(json.RootElement.GetProperty("versions").EnumerateArray());
        Assert.Equal("example/haifa:3", version.GetProperty("images").GetProperty("staging").GetString());
        Assert.Equal("staging: image example/haifa:2 -> example/haifa:3", version.GetProperty("change").GetString());
    }

    [Fact]
    public async Task History_of_an_app_that_never_was_says_which_was_meant()
    {
        var run = await CtlTool.RunAsync(_folder.Path, "history", "hayfa");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Did you mean haifa?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rollback_commits_the_version_before_with_its_reason_and_touches_nothing_else()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "notes.txt"), "mine");
        _repository.Git("add", "notes.txt");

        var run = await CtlTool.RunAsync(_folder.Path, "rollback", "haifa", "--reason", "the theme hides the search field");

        Assert.Equal("", run.Output);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("haifa: the new search\": staging: image example/haifa:3 -> example/haifa:2", run.Error, StringComparison.Ordinal);
        Assert.Contains("image: example/haifa:2", Manifest, StringComparison.Ordinal);
        var message = _repository.Git("log", "-1", "--format=%B");
        Assert.Matches("(?s)^haifa: roll back to [0-9a-f]{7,}\n\nthe theme hides the search field\n\nCyclops-Rollback: [0-9a-f]{40}", message);
        Assert.Equal("manifests/apps/haifa/app.yaml", _repository.Git("show", "--format=", "--name-only", "HEAD").Trim());
        Assert.Equal("A  notes.txt", _repository.Git("status", "--porcelain").Trim());
    }

    [Fact]
    public async Task Rollback_goes_back_to_the_commit_that_is_named()
    {
        var first = _repository.Git("rev-list", "--max-parents=0", "HEAD").Trim();

        var run = await CtlTool.RunAsync(_folder.Path, "rollback", "haifa", "--to", first[..8], "--reason", "all of it");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("image: example/haifa:1", Manifest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_what_it_would_do_and_does_nothing()
    {
        var run = await CtlTool.RunAsync(_folder.Path, "rollback", "haifa", "--reason", "to see", "--dry-run");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("example/haifa:3 -> example/haifa:2", run.Error, StringComparison.Ordinal);
        Assert.Contains("image: example/haifa:3", Manifest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_is_in_no_commit_is_not_overwritten()
    {
        _repository.WriteApp("haifa", "4");

        var run = await CtlTool.RunAsync(_folder.Path, "rollback", "haifa", "--reason", "in a hurry");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("changes of haifa that are in no commit", run.Error, StringComparison.Ordinal);
        Assert.Contains("image: example/haifa:4", Manifest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jaff", "Did you mean jaffa?")]
    [InlineData("haifa --to 1234567", "cyclops-ctl history haifa shows which did")]
    [InlineData("haifa --to HEAD", "cyclops-ctl history haifa shows which did")]
    public async Task What_is_not_there_is_said_with_what_is(string arguments, string hint)
    {
        var run = await CtlTool.RunAsync(_folder.Path, ["rollback", .. arguments.Split(' '), "--reason", "none"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(hint, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_does_not_go_with_the_environments_of_today_changes_nothing()
    {
        _repository.Write("manifests/apps/haifa/app.yaml", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: haifa}\nspec:\n  image: example/haifa:4\n  environments: {}\n").Commit("haifa: nowhere");
        _repository.Write("manifests/environments/dev/environment.yaml", "apiVersion: cyclops/v1\nkind: Environment\nmetadata: {name: dev}\nspec: {domain: dev.localhost}\n");
        _repository.Git("rm", "-r", "-q", "manifests/environments/staging", "manifests/apps/jaffa");
        _repository.Commit("dev instead of staging");

        var run = await CtlTool.RunAsync(_folder.Path, "rollback", "haifa", "--reason", "it was better there");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("There is no environment \"staging\"", run.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was changed", run.Error, StringComparison.Ordinal);
        Assert.Contains("image: example/haifa:4", Manifest, StringComparison.Ordinal);
        Assert.Equal("", _repository.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task An_app_that_was_removed_comes_back()
    {
        _repository.Git("rm", "-r", "-q", "manifests/apps/haifa");
        _repository.Commit("haifa is gone");

        var run = await CtlTool.RunAsync(_folder.Path, "rollback", "haifa", "--reason", "the customer stays");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("image: example/haifa:3", Manifest, StringComparison.Ordinal);
    }
}
