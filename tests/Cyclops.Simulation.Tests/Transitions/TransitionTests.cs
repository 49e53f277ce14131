using Cyclops.Simulation.Transitions;

namespace Cyclops.Simulation.Tests.Transitions;

/// <summary>A small part of what the command <c>transitions</c> goes through.</summary>
public sealed class TransitionTests
{
    [Fact]
    public void Every_field_is_written_wrongly_and_every_field_that_this_world_can_hold_rightly()
    {
        foreach (var place in FieldWalk.All)
        {
            var transitions = FieldStories.Transitions(place);
            Assert.Contains(transitions, t => t.IsValid == false);
            Assert.True(Exemptions.Of(place) is not null || transitions.Any(t => t.IsValid != false), place.Name);
        }
    }

    [Theory]
    [InlineData("App spec.healthCheck.interval")]
    [InlineData("Environment spec.cluster.ec2.min")]
    public void A_field_changes_within_its_range_and_goes_back(string field)
    {
        var report = TransitionSuite.Run(seed: 1, atLeast: 0, budget: null, TextWriter.Null, field);

        Assert.Empty(report.Violations);
        Assert.Equal(1, report.Covered);
        Assert.True(report is { Valid: > 2, Invalid: > 5 });
    }
}
