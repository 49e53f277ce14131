using System.Text;
using Cyclops.Engine.Naming;
using Cyclops.Model;
using Cyclops.Model.Sources;

namespace Cyclops.Benchmarks.Support;

/// <summary>A config repository with one environment and many apps of a usual size.</summary>
internal static class ManyApps
{
    public const string Environment = "staging";

    private const string Platform = """
        apiVersion: cyclops/v1
        kind: Platform
        metadata: {name: acme}
        spec:
          blueprints:
            ckan:
              port: 5000
              cpu: 256
              memory: 1Gi
              healthCheck: {path: /api/3/action/status_show, grace: 2m}
              env:
                CKAN__PLUGINS: image_view text_view datastore
                CKAN__LOCALE_DEFAULT: he
        """;

    private const string EnvironmentText = """
        apiVersion: cyclops/v1
        kind: Environment
        metadata: {name: staging}
        spec:
          domain: staging.example.org
          network: {managed: {cidr: 10.40.0.0/16, nat: none}}
          cluster: {ec2: {instanceTypes: [t3.large], max: 4}}
        """;

    /// <summary>A snapshot.</summary>
    /// <param name="apps">How many apps.</param>
    /// <param name="version">Tag of their images; <paramref name="changed"/> says of how many.</param>
    /// <param name="changed">The first so many apps have that version, the others version 1.</param>
    public static Snapshot Snapshot(int apps, int version = 1, int changed = int.MaxValue)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["manifests/platform.yaml"] = Platform,
            ["manifests/environments/staging/environment.yaml"] = EnvironmentText,
        };
        for (var i = 0; i < apps; i++)
        {
            files[$"manifests/apps/app-{i:d4}/app.yaml"] = App(i, i < changed ? version : 1);
        }

        var commit = new CommitInfo(CommitOf(version), "Ada <ada@example.org>", DateTimeOffset.UnixEpoch.AddDays(version), "change", null, []);
        return new Snapshot(commit, "manifests", commit.Id.Sha, files.Select(ToFile).ToEquatableList());
    }

    /// <summary>The commit of a version.</summary>
    public static CommitId CommitOf(int version) => new(version.ToString("x40", System.Globalization.CultureInfo.InvariantCulture));

    private static string App(int index, int version) => $$"""
        apiVersion: cyclops/v1
        kind: App
        metadata:
          name: app-{{index:d4}}
          labels: {customer: app-{{index:d4}}}
        spec:
          blueprint: ckan
          image: ckan/app-{{index:d4}}:{{version}}
          env:
            CKAN_SITE_URL: https://app-{{index:d4}}.staging.example.org
            CKAN_SITE_TITLE: Open data of municipality {{index}}
          secrets:
            CKAN___SECRET_KEY: /acme/staging/app-{{index:d4}}/secret
          environments:
            staging: {}
        """;

    private static ManifestFile ToFile(KeyValuePair<string, string> file) =>
        new(file.Key, ResourceNames.Hash(40, file.Value), Encoding.UTF8.GetBytes(file.Value));
}
