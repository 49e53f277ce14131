using Cyclops.Controller.Loop;
using Cyclops.Controller.Timing;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Controller.Tests.Loop;

/// <summary>A rollout that failed is remembered with what it was of: the manifest, and what its tags stood for.</summary>
public sealed class RolloutMemoryTests
{
    private static readonly ResourceId Service = new(new("staging", "haifa"), "EcsService", "main");
    private static readonly CommitId Commit = new(new string('a', 40));
    private static readonly ChangeBasis One = new(Commit, "one");
    private static readonly ChangeBasis Another = new(Commit, "another");

    private readonly RolloutMemory _memory = new(new InMemoryStateStore(), new MonotonicClock(TimeProvider.System));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_failed_is_held_until_something_else_is_wanted()
    {
        await _memory.RememberAsync(Service, "it crashed", One, Cancellation);

        Assert.Contains("it crashed", (await _memory.HoldsAsync(Service.Owner, One, mayForget: true, Cancellation))[Service].Message, StringComparison.Ordinal);
        Assert.Empty(await _memory.HoldsAsync(Service.Owner, Another, mayForget: true, Cancellation));
        Assert.Empty(await _memory.HoldsAsync(Service.Owner, One, mayForget: true, Cancellation));
    }

    [Fact]
    public async Task F68_A_registry_that_gives_no_answer_makes_nobody_forget()
    {
        await _memory.RememberAsync(Service, "it crashed", One, Cancellation);
        var isWell = new StepResult(new(Service, Verb.Keep, [], [], null, null), Outcome.Converged.Instance, Attempted: false);

        Assert.Empty(await _memory.HoldsAsync(Service.Owner, Another, mayForget: false, Cancellation));
        await _memory.LearnAsync([isWell], Another, mayForget: false, Cancellation);

        Assert.Single(await _memory.HoldsAsync(Service.Owner, One, mayForget: true, Cancellation));
    }
}
