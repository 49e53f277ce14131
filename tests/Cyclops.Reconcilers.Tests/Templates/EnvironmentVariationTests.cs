using System.Text;
using Cyclops.Engine.Manifests;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;
using Cyclops.Testing;

namespace Cyclops.Reconcilers.Tests.Templates;

/// <summary>The environments that templates are tried with are what they say.</summary>
public sealed class EnvironmentVariationTests
{
    private static readonly IReadOnlyList<EnvironmentManifest> All = [.. EnvironmentVariations.All.Select(Read)];

    [Fact]
    public void Variations_are_read_without_an_error_and_differ()
    {
        Assert.True(All.Count >= 40);
        Assert.Equal(All.Count, All.Distinct().Count());
        Assert.Equal(All.Count, EnvironmentVariations.All.Select(v => v.Name).Distinct().Count());
    }

    [Fact]
    public void Everything_an_environment_may_hold_is_there_and_is_missing_somewhere()
    {
        AssertVaries("network", e => e.Network is NetworkSpec.Managed m ? $"{m.Nat} {m.Zones}" : "existing", 7);
        AssertVaries("cluster", e => e.Cluster is ClusterSpec.Ec2 c ? $"{c.Min} {c.Max} {c.KeyName} {c.TargetUtilization}" : "fargate", 5);
        AssertVaries("tls", e => $"{e.LoadBalancers.Tls}", 3);
        AssertVaries("load balancers", e => $"{e.LoadBalancers.Min}", 3);
        AssertVaries("access logs", e => $"{e.LoadBalancers.AccessLogDays}", 4);
        AssertVaries("tls and zone", e => $"{e.LoadBalancers.Tls} {e.HostedZoneId}", 6);
        AssertVaries("databases", e => $"{e.Databases.Count}", 4);
        AssertVaries("kinds of databases", e => string.Join(' ', e.Databases.Values.Select(d => d.GetType().Name).Distinct().Order()), 4);
        AssertVaries("cache", e => $"{e.Cache}", 8);
        AssertVaries("search", e => $"{e.Search}", 5);
        AssertVaries("search and cluster", e => $"{e.Search?.GetType().Name} {e.Cluster.GetType().Name}", 6);
        AssertVaries("email", e => $"{e.Email}", 4);
        AssertVaries("alarms", e => $"{e.Alarms?.Notify.Count}", 4);
        AssertVaries("logs", e => $"{e.LogRetentionDays}", 4);
    }

    private static void AssertVaries(string what, Func<EnvironmentManifest, string> of, int least) =>
        Assert.True(All.Select(of).Distinct().Count() >= least, what);

    private static EnvironmentManifest Read(EnvironmentVariation variation)
    {
        var set = new ManifestReader().Read(new Snapshot(null, "manifests", "tree",
        [
            File("platform.yaml", EnvironmentVariation.Platform),
            File(EnvironmentVariation.Path, variation.Manifest),
        ]));
        Assert.Empty(set.Errors.Select(e => $"{variation}: {e}"));
        return Assert.Single(set.Environments).Value with { Position = new("") };
    }

    private static ManifestFile File(string path, string text) => new($"manifests/{path}", path, Encoding.UTF8.GetBytes(text));
}
