using System.Text;
using Cyclops.Engine.Manifests;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Reconcilers.Tests.Support;

/// <summary>A config repository in memory: files by path, and a commit each time it is asked for one.</summary>
internal sealed class Manifests
{
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly ManifestReader _reader = new();
    private readonly List<(CommitInfo Commit, ManifestSet Set)> _commits = [];

    /// <summary>All commits so far, oldest first.</summary>
    public IReadOnlyList<(CommitInfo Commit, ManifestSet Set)> Commits => _commits;

    /// <summary>A platform, <c>acme</c>, with the environment <c>staging</c> and no app.</summary>
    public static Manifests Empty(string cluster = "ec2: {instanceTypes: [t3.large], max: 4}", string network = "managed: {cidr: 10.40.0.0/16, nat: none}")
    {
        var manifests = new Manifests();
        manifests.Write("platform.yaml", "Platform", "acme", "tags: {team: web}");
        manifests.Write("environments/staging/environment.yaml", "Environment", "staging", $$"""
            domain: staging.example.org
              network: {{{network}}}
              cluster: {{{cluster}}}
            """);
        return manifests;
    }

    /// <summary>Writes an app that runs in staging.</summary>
    /// <param name="spec">More of its spec, in flow style: <c>replicas: 2, port: 80</c>.</param>
    public Manifests App(string name, string image = "web:1", string? spec = null) =>
        Write($"apps/{name}/app.yaml", "App", name, $$"""
            image: {{image}}
              environments: {staging: { {{spec}} } }
            """);

    /// <summary>Takes an app's folder away.</summary>
    public Manifests Remove(string app)
    {
        _files.Remove($"manifests/apps/{app}/app.yaml");
        return this;
    }

    /// <summary>Writes any manifest.</summary>
    public Manifests Write(string path, string kind, string name, string spec)
    {
        _files[$"manifests/{path}"] = $"apiVersion: cyclops/v1\nkind: {kind}\nmetadata: {{name: {name}}}\nspec:\n  {spec}\n";
        return this;
    }

    /// <summary>Writes any manifest, whole.</summary>
    public Manifests Write(string path, string text)
    {
        _files[$"manifests/{path}"] = text;
        return this;
    }

    /// <summary>A manifest as it was written.</summary>
    public string Text(string path) => _files[$"manifests/{path}"];

    /// <summary>Commits what is there.</summary>
    public (CommitInfo Commit, ManifestSet Set) Commit()
    {
        var number = _commits.Count + 1;
        var id = new CommitId(number.ToString("x40", System.Globalization.CultureInfo.InvariantCulture));
        var parents = _commits.Count == 0 ? EquatableList<CommitId>.Empty : [_commits[^1].Commit.Id];
        var commit = new CommitInfo(id, "Ada <ada@example.org>", DateTimeOffset.UnixEpoch.AddDays(number), "change", null, parents);
        var files = _files.Select(f => new ManifestFile(f.Key, Cyclops.Engine.Naming.ResourceNames.Hash(40, f.Value), Encoding.UTF8.GetBytes(f.Value)));
        var set = _reader.Read(new Snapshot(commit, "manifests", id.Sha, files.ToEquatableList()));
        _commits.Add((commit, set));
        return _commits[^1];
    }
}
