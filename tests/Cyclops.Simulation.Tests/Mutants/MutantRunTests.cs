using Cyclops.Simulation.Mutants;

namespace Cyclops.Simulation.Tests.Mutants;

public sealed class MutantRunTests
{
    private static readonly Mutant Some = new("some", ["S3", "S4"], "src/Some/File.cs", "old", "new", "A fault.");

    [Fact]
    public void A_violation_of_an_expected_invariant_is_a_kill() =>
        Assert.Equal((MutantVerdict.Killed, "S4"), Judge(1, "seed 7\nviolation S4 apps/a was removed\n"));

    [Fact]
    public void The_expected_invariant_counts_even_when_another_was_first() =>
        Assert.Equal((MutantVerdict.Killed, "S3"), Judge(1, "violation S9 something\nviolation S3: something\n"));

    [Fact]
    public void A_violation_of_another_invariant_proves_nothing() =>
        Assert.Equal((MutantVerdict.KilledByAnother, "S30"), Judge(1, "violation S30 something\n"));

    [Fact]
    public void A_run_without_a_violation_is_survived() =>
        Assert.Equal((MutantVerdict.Survived, null), Judge(0, "all is well\n"));

    [Fact]
    public void A_run_that_fails_without_a_violation_proves_nothing() =>
        Assert.Equal((MutantVerdict.Error, null), Judge(1, "no violation S3\n"));

    [Fact]
    public void A_run_that_breaks_off_proves_nothing() =>
        Assert.Equal((MutantVerdict.Error, null), Judge(134, "violation S3 something\n"));

    [Fact]
    public void A_run_that_takes_too_long_proves_nothing() =>
        Assert.Equal((MutantVerdict.Error, null), Judge(null, "violation S3 something\n"));

    private static (MutantVerdict Verdict, string? Invariant) Judge(int? exitCode, string output)
    {
        var (verdict, invariant, _) = MutantRun.Judge(Some, new(exitCode, output, "", TimeSpan.Zero));
        return (verdict, invariant);
    }
}
