using Cyclops.Simulation.Sources;
using Cyclops.Simulation.Sources.Matrix;

namespace Cyclops.Simulation.Tests.Sources;

/// <summary>G10: what the matrix of bad sources runs, and a sample of it.</summary>
public sealed class BadSourceSuiteTests
{
    private static readonly IReadOnlyList<IReadOnlyList<BadSource>> Families =
    [
        UnreachableRemotes.All, DamagedRemotes.All, MovedBranches.All, SwappedRepositories.All, BrokenFolders.All,
        BrokenPaths.All, BrokenSharedFiles.All, BrokenAppFiles.All, TwinFiles.All, RemovedApps.All,
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(157)]
    public void G10_Each_seed_picks_forty_sources_of_every_family_in_twelve_states(int seed)
    {
        var cases = BadSourceSuite.Spread(seed, 480, all: false).ToList();

        Assert.Equal(480, cases.Select(c => c.ToString()).Distinct().Count());
        Assert.Equal(12, cases.Select(c => c.State).Distinct().Count());
        Assert.All(Families, family => Assert.Contains(cases, c => family.Contains(c.Source)));
    }

    [Theory]
    [InlineData("remote-shallow/killed")]
    [InlineData("apps-removed-by-two-commits/tearing-down")]
    public void G10_S4_Nothing_is_deleted_while_the_source_is_bad(string only)
    {
        var report = BadSourceSuite.RunOnly(1, only, budget: null, TextWriter.Null);

        Assert.Equal(1, report.Cases);
        Assert.Equal(0, report.Deletions);
        Assert.Empty(report.Violations);
    }

    [Fact]
    public void Damage_by_chance_comes_again_with_its_seed()
    {
        var report = BadSourceSuite.RunByChance(7, 1, budget: null, TextWriter.Null);

        Assert.Equal((1, 0), (report.Cases, report.Deletions));
        Assert.Empty(report.Violations);
    }
}
