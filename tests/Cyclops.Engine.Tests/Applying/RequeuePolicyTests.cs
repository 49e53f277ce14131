using Cyclops.Engine.Applying;
using Cyclops.Engine.Tests.Support;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Tests.Applying;

public sealed class RequeuePolicyTests
{
    private static readonly Outcome Failed = new Outcome.Failed("Throttling", "slow down");
    private static readonly Outcome Rolling = new Outcome.Progressing("RollingOut", "0 of 1", TimeSpan.FromSeconds(7));

    [Fact]
    public void Nothing_open_waits_for_the_resync() => Assert.Null(Next(0, Outcome.Converged.Instance));

    [Fact]
    public void Work_under_way_says_when_to_look() => Assert.Equal(TimeSpan.FromSeconds(7), Next(0, Rolling));

    [Fact]
    public void The_earliest_of_several_counts() => Assert.Equal(TimeSpan.FromSeconds(7), Next(20, Failed, Rolling, Outcome.Converged.Instance));

    [Fact]
    public void What_needs_a_person_is_looked_at_seldom() =>
        Assert.Equal(RequeuePolicy.MaxBackoff, Next(0, new Outcome.Stalled("ChangeForbidden", "no")));

    [Fact]
    public void Failures_back_off_up_to_a_cap_and_for_ever()
    {
        var delays = Enumerable.Range(1, 200).Select(n => RequeuePolicy.Backoff(n, jitter: 1)).ToList();

        Assert.Equal(RequeuePolicy.InitialBackoff, delays[0]);
        Assert.Equal(delays.Order(), delays);
        Assert.All(delays, d => Assert.InRange(d, RequeuePolicy.InitialBackoff, RequeuePolicy.MaxBackoff));
        Assert.Equal(RequeuePolicy.MaxBackoff, delays[^1]);
    }

    [Fact]
    public void Jitter_takes_off_half_at_most() =>
        Assert.Equal(RequeuePolicy.Backoff(5, 1) / 2, RequeuePolicy.Backoff(5, 0));

    private static TimeSpan? Next(int failures, params Outcome[] outcomes) => RequeuePolicy.Next(
        outcomes.Select(o => new StepResult(new Step(Scene.Id("Box"), Verb.Keep, [], [], null, null), o, false)),
        failures,
        jitter: 1);
}
