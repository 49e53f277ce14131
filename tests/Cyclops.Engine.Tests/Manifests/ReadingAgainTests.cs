using Cyclops.Engine.Manifests;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Tests.Manifests;

/// <summary>A reader that is used again does only what changed, and answers what a new one would.</summary>
public sealed class ReadingAgainTests
{
    [Fact]
    public void The_same_snapshot_gives_the_same_manifests_object()
    {
        var reader = new ManifestReader();

        Assert.Same(reader.Read(Samples.Snapshot()), reader.Read(Samples.Snapshot()));
    }

    [Fact]
    public void A_changed_app_leaves_the_others_as_they_are()
    {
        var reader = new ManifestReader();
        var repository = Repository.WithoutApps().WithApp("one", "image: a/b:1").WithApp("two", "image: a/b:1");
        var before = reader.Read(repository.Snapshot());

        var after = reader.Read(repository.WithApp("two", "image: a/b:2").Snapshot());

        Assert.Same(before.Apps["one"], after.Apps["one"]);
        Assert.Equal("a/b:2", after.Apps["two"].Environments["staging"].Web.Image);
    }

    [Fact]
    public void A_changed_blueprint_reaches_every_app()
    {
        var reader = new ManifestReader();
        var repository = Samples.Repository();
        reader.Read(repository.Snapshot());
        var platform = File.ReadAllText(Path.Combine(Samples.RepositoryFolder, "manifests", "platform.yaml"));

        var after = reader.Read(repository.With("platform.yaml", platform.Replace("port: 5000", "port: 6000", StringComparison.Ordinal)).Snapshot());

        Assert.All(after.Apps.Values.SelectMany(app => app.Environments.Values), spec => Assert.Equal(6000, spec.Port));
    }

    [Fact]
    public void Any_sequence_of_changes_reads_like_the_last_snapshot_alone()
    {
        var random = new Random(7);
        var reader = new ManifestReader();
        var repository = Repository.WithoutApps();
        string[] specs = ["image: a/b:1", "image: a/b:2\nport: 80", "image: a/b:1\nhosts: [www.example.org]", "image: [", "port: 80", "blueprint: none"];
        for (var i = 0; i < 100; i++)
        {
            var name = $"app-{random.Next(6)}";
            _ = random.Next(8) switch
            {
                0 => repository.Without($"apps/{name}/app.yaml"),
                1 => repository.With($"apps/{name}/production.yaml", $"apiVersion: cyclops/v1\nkind: App\nmetadata: {{name: {name}}}\nspec: {{replicas: {random.Next(-1, 3)}}}\n"),
                2 => repository.Without($"apps/{name}/production.yaml"),
                3 => repository.With("environments/staging/environment.yaml", Repository.StagingText.Replace("example.org}", random.Next(3) == 0 ? "example.org, x: 1}" : "example.org}", StringComparison.Ordinal)),
                4 => random.Next(3) == 0 ? repository.Without("platform.yaml") : repository.With("platform.yaml", Repository.PlatformText),
                _ => repository.WithApp(name, specs[random.Next(specs.Length)], random.Next(2) == 0 ? "{staging: {}}" : "{staging: {}, production: {}}"),
            };

            Assert.Equal(new ManifestReader().Read(repository.Snapshot()), reader.Read(repository.Snapshot()));
        }
    }

    [Fact]
    public void Reading_unchanged_manifests_again_allocates_next_to_nothing_for_each()
    {
        const int Apps = 1000;
        var repository = Repository.WithoutApps();
        for (var i = 0; i < Apps; i++)
        {
            repository.WithApp($"app-{i}", "image: a/b:1");
        }

        var reader = new ManifestReader();
        var snapshot = repository.Snapshot();
        ManifestSet first = reader.Read(snapshot);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Same(first, reader.Read(snapshot));

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Apps, 0, 200);
    }
}
