using System.Security.Cryptography;
using System.Text;
using Cyclops.Engine.Manifests;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Engine.Tests.Manifests;

/// <summary>A config repository in memory: paths below <c>manifests/</c> and their bytes.</summary>
internal sealed class Repository
{
    public const string PlatformText = """
        apiVersion: cyclops/v1
        kind: Platform
        metadata: {name: acme}
        spec: {}
        """;

    public const string StagingText = """
        apiVersion: cyclops/v1
        kind: Environment
        metadata: {name: staging}
        spec: {domain: staging.example.org}
        """;

    public const string ProductionText = """
        apiVersion: cyclops/v1
        kind: Environment
        metadata: {name: production}
        spec: {domain: example.org}
        """;

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>A valid platform with the environments staging and production, and no app.</summary>
    public static Repository WithoutApps() => new Repository()
        .With("platform.yaml", PlatformText)
        .With("environments/staging/environment.yaml", StagingText)
        .With("environments/production/environment.yaml", ProductionText);

    public Repository With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public Repository With(string path, byte[] content)
    {
        _files[$"manifests/{path}"] = content;
        return this;
    }

    public Repository Without(string path)
    {
        _files.Remove($"manifests/{path}");
        return this;
    }

    /// <summary>Adds an app in staging whose spec begins with these lines.</summary>
    public Repository WithApp(string name, string spec = "", string environments = "{staging: {}}")
    {
        var lines = string.Concat(spec.Split('\n').Where(line => line.Trim().Length > 0).Select(line => $"  {line.TrimEnd()}\n"));
        return With($"apps/{name}/app.yaml", $"apiVersion: cyclops/v1\nkind: App\nmetadata: {{name: {name}}}\nspec:\n{lines}  environments: {environments}\n");
    }

    public Snapshot Snapshot() => new(null, "manifests", "tree", _files
        .Select(file => new ManifestFile(file.Key, Convert.ToHexStringLower(SHA256.HashData(file.Value)), file.Value))
        .ToEquatableList());

    public ManifestSet Read() => new ManifestReader().Read(Snapshot());

    /// <summary>The effective spec of an app that must be valid.</summary>
    public AppSpec Effective(string app, string environment = "staging")
    {
        var set = Read();
        Assert.Empty(set.Errors.Select(error => error.ToString()));
        return set.Apps[app].Environments[environment];
    }
}
