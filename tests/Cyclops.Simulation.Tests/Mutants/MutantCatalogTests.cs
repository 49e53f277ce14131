using Cyclops.Simulation.Mutants;

namespace Cyclops.Simulation.Tests.Mutants;

/// <summary>Without compiling them: a change to the code that a mutant is made of shows here first.</summary>
public sealed class MutantCatalogTests
{
    private static readonly string Root = RepositoryRoot.Find();

    [Fact]
    public void Every_mutant_finds_what_it_replaces_exactly_once()
    {
        var lost = MutantCatalog.All.Where(m => m.Apply(File.ReadAllText(Path.Combine(Root, m.File))) is null).Select(m => $"{m.Name} in {m.File}");

        Assert.Empty(lost);
    }

    [Fact]
    public void Every_mutant_has_a_name_of_its_own()
    {
        var twice = MutantCatalog.All.CountBy(m => m.Name).Where(c => c.Value > 1).Select(c => c.Key);

        Assert.Empty(twice);
    }

    [Fact]
    public void Every_mutant_names_invariants_that_there_are()
    {
        var known = Enumerable.Range(1, 39).Select(i => $"S{i}").Concat(Enumerable.Range(1, 13).Select(i => $"L{i}")).ToHashSet();

        Assert.All(MutantCatalog.All, m =>
        {
            Assert.NotEmpty(m.KilledBy);
            Assert.All(m.KilledBy, i => Assert.Contains(i, known));
        });
    }
}
