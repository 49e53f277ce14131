using Cyclops.Engine.Kinds;
using Cyclops.Engine.Naming;
using Cyclops.Model;
using Cyclops.Reconcilers.LogGroup;
using Cyclops.Reconcilers.TargetGroup;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.Naming;

public sealed class NamingTests
{
    private const int Apps = 10_000;

    /// <summary>Source: Elastic Load Balancing API, CreateTargetGroup: letters, digits, hyphens, none at either end.</summary>
    [Fact]
    public void Ten_thousand_apps_have_as_many_target_groups_within_the_limit()
    {
        using var installation = new Installation(Manifests.Empty().App("haifa"));
        var kind = installation.Kinds[TargetGroupKind.KindName];
        var names = new HashSet<string>(StringComparer.Ordinal);

        foreach (var app in Names())
        {
            var spec = (TargetGroupSpec)kind.Expand(Scope(installation, app)).Single().Spec;
            Assert.Matches("^[a-z0-9](-?[a-z0-9])*$", spec.PhysicalName);
            Assert.InRange(spec.PhysicalName.Length, 1, 32);
            Assert.True(names.Add(spec.PhysicalName), app);
        }

        Assert.Equal(Apps, names.Count);
    }

    [Fact]
    public void Parts_of_a_name_do_not_run_into_each_other()
    {
        Assert.NotEqual(ResourceNames.Hash(10, "ab", "c"), ResourceNames.Hash(10, "a", "bc"));
        Assert.NotEqual(LogGroupKind.NameFor("a-b", new("c", "d")), LogGroupKind.NameFor("a", new("b-c", "d")));
    }

    /// <summary>Long names that differ in their last letters only, as well as short ones.</summary>
    private static IEnumerable<string> Names() =>
        Enumerable.Range(0, Apps).Select(i => i % 2 == 0 ? $"app-{i}" : $"municipality-of-tel-aviv-{i:d7}");

    private static AppScope Scope(Installation installation, string app)
    {
        var (platform, environment) = (installation.Set.Platform!, installation.Set.Environments[Installation.Environment]);
        var manifest = installation.Set.Apps["haifa"];
        return new(new EnvironmentScope(platform, environment, EquatableMap<Cyclops.Model.Manifests.AppSpec>.Empty), manifest with { Name = app }, manifest.Environments[Installation.Environment], EquatableMap<string>.Empty);
    }
}
