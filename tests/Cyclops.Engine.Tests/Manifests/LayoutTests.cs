using Cyclops.Engine.Manifests;
using Cyclops.Model;
using Cyclops.Model.Sources;

namespace Cyclops.Engine.Tests.Manifests;

/// <summary>Files that are in the wrong place, or have the wrong name.</summary>
public sealed class LayoutTests
{
    private const string Web = "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web}\nspec: {image: a/b:1, environments: {staging: {}}}\n";

    [Theory]
    [InlineData("apps/web/app.yml", "app.yaml")]
    [InlineData("apps/web/app.YAML", "app.yaml")]
    [InlineData("apps/web/App.yaml", "app.yaml")]
    [InlineData("apps/web/staging.yml", "staging.yaml")]
    [InlineData("apps/web/overrides/staging.yaml", "apps/<app>/<env>.yaml")]
    public void A_stray_file_in_the_folder_of_an_app_freezes_the_app(string path, string hint)
    {
        var set = Repository.WithoutApps().With("apps/web/app.yaml", Web).With(path, Web).Read();

        var error = set.Errors.First(error => error.Code == "UnexpectedFile");
        Assert.Equal($"manifests/{path}", error.Position.ToString());
        Assert.Contains(hint, error.Hint, StringComparison.Ordinal);
        Assert.Equal(["web"], set.InvalidApps);
    }

    [Theory]
    [InlineData("platform.yml")]
    [InlineData("platfrom.yaml")]
    [InlineData("apps/web.yaml")]
    [InlineData("environments/staging.yaml")]
    [InlineData("more/web/app.yaml")]
    public void A_stray_file_elsewhere_is_an_error(string path)
    {
        var set = Repository.WithoutApps().With(path, Web).Read();

        Assert.Equal("UnexpectedFile", Assert.Single(set.Errors).Code);
        Assert.False(set.IsComplete);
    }

    [Theory]
    [InlineData("apps/web/app.yml")]
    [InlineData("apps/web/staging.yaml")]
    public void An_app_without_its_file_is_frozen_and_not_removed(string path)
    {
        var set = Repository.WithoutApps().With(path, Web.Replace(", environments: {staging: {}}", "", StringComparison.Ordinal)).Read();

        Assert.Contains(set.Errors, error => error.Code == "MissingFile" && error.Position.File == "manifests/apps/web/app.yaml");
        Assert.Equal(["web"], set.InvalidApps);
    }

    [Fact]
    public void An_environment_without_its_file_is_frozen_and_not_removed()
    {
        var set = Repository.WithoutApps()
            .Without("environments/staging/environment.yaml")
            .With("environments/staging/environment.yml", Repository.StagingText)
            .WithApp("web", "image: a/b:1")
            .Read();

        Assert.Equal(["UnexpectedFile", "MissingFile"], set.Errors.Select(error => error.Code).OrderDescending());
        Assert.Equal(["staging"], set.InvalidEnvironments);
        Assert.Empty(set.Apps["web"].Environments);
    }

    [Theory]
    [InlineData("apps/web/README.md")]
    [InlineData("README.md")]
    [InlineData("apps/CODEOWNERS")]
    [InlineData("apps/web/notes.yaml.bak")]
    public void Files_that_are_no_YAML_are_left_alone(string path)
    {
        var set = Repository.WithoutApps().With("apps/web/app.yaml", Web).With(path, "text: [").Read();

        Assert.True(set.IsComplete);
    }

    [Theory]
    [InlineData("Web")]
    [InlineData("w")]
    [InlineData("web_1")]
    [InlineData("1web")]
    [InlineData("web-")]
    [InlineData("wéb")]
    [InlineData("a-name-that-is-longer-than-32-chars")]
    public void A_folder_with_a_name_that_cannot_be_is_refused(string name)
    {
        var set = Repository.WithoutApps().With($"apps/{name}/app.yaml", Web.Replace("web", name, StringComparison.Ordinal)).Read();

        Assert.Contains(set.Errors, error => error.Code == "InvalidName");
        Assert.Equal([name], set.InvalidApps);
    }

    [Fact]
    public void Paths_that_differ_in_case_are_both_told()
    {
        var set = Repository.WithoutApps().With("apps/web/app.yaml", Web).With("apps/Web/app.yaml", Web).Read();

        Assert.Equal(2, set.Errors.Count(error => error.Code == "CaseConflict"));
        Assert.Equal(["web"], set.Apps.Keys);
        Assert.False(set.IsComplete);
    }

    [Fact]
    public void A_path_with_control_characters_is_shown_escaped()
    {
        var set = Repository.WithoutApps().With("apps/we\u001bb/app.yaml", Web).Read();

        Assert.All(set.Errors, error => Assert.DoesNotContain('\u001b', error.ToString()));
    }

    [Fact]
    public void A_snapshot_with_too_many_files_is_refused_as_a_whole()
    {
        var files = Enumerable.Range(0, 5001).Select(i => new ManifestFile($"manifests/apps/app-{i}/app.yaml", $"{i}", ReadOnlyMemory<byte>.Empty));

        var set = new ManifestReader().Read(new Snapshot(null, "manifests", "tree", files.ToEquatableList()));

        Assert.Equal("SnapshotTooLarge", Assert.Single(set.Errors).Code);
        Assert.Null(set.Platform);
        Assert.Equal(5001, set.InvalidApps.Count);
    }

    [Fact]
    public void A_snapshot_at_the_root_of_the_repository_is_read()
    {
        var files = Repository.WithoutApps().With("apps/web/app.yaml", Web).Snapshot().Files
            .Select(file => file with { Path = file.Path["manifests/".Length..] });

        var set = new ManifestReader().Read(new Snapshot(null, "", "tree", files.ToEquatableList()));

        Assert.True(set.IsComplete);
        Assert.Equal(["web"], set.Apps.Keys);
    }
}
