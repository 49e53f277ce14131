using Cyclops.Ctl.Plans;
using Cyclops.Ctl.Tests.Support;
using Cyclops.Model.Plans;

namespace Cyclops.Ctl.Tests.Plans;

public sealed class DiffReportTests
{
    [Fact]
    public void Nothing_to_do_is_0() => Assert.Equal(0, With(Some.Step(Verb.Keep, "EcsService", "web")).ExitCode);

    [Fact]
    public void Differences_are_1() => Assert.Equal(1, With(Some.Step(Verb.Create, "EcsService", "web")).ExitCode);

    [Fact]
    public void A_refused_step_is_a_difference() =>
        Assert.Equal(1, With(Some.Step(Verb.Delete, "EcsService", "web") with { Refusal = new("NoWarrant", "kept") }).ExitCode);

    [Fact]
    public void What_could_not_be_read_is_3_whatever_else_differs() => Assert.Equal(3, Reports.Everything().ExitCode);

    [Fact]
    public void Bad_manifests_are_2_whatever_else_is_wrong() => Assert.Equal(2, Reports.WithErrors().ExitCode);

    private static DiffReport With(Step step) => Reports.Of(new KeyDiff(Some.Plan(step), "a.yaml"));
}
