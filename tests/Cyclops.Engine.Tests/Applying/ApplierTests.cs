using Cyclops.Engine.Applying;
using Cyclops.Engine.Tests.Support;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Tests.Applying;

public sealed class ApplierTests
{
    private static readonly ResourceId Base = Scene.Id("Base");
    private static readonly ResourceId Box = Scene.Id("Box");
    private static readonly ResourceId Door = Scene.Id("Door");

    private readonly Scene _scene = new Scene().WantAll();

    [Fact]
    public async Task A_plan_is_carried_out_in_its_order()
    {
        await _scene.ApplyAsync(_scene.Plan());

        Assert.Equal([$"Create {Base}", $"Create {Box}", $"Create {Door}"], _scene.Shelf.Calls);
    }

    [Fact]
    public async Task What_a_failed_step_was_needed_for_is_blocked_and_names_it()
    {
        _scene.Shelf.Refusing.Add(Box);

        var results = await _scene.ApplyAsync(_scene.Plan());

        Assert.IsType<Outcome.Converged>(results[0].Outcome);
        Assert.Equal("AccessDeniedException", Assert.IsType<Outcome.Failed>(results[1].Outcome).Reason);
        Assert.Equal(Box, Assert.IsType<Outcome.Blocked>(results[2].Outcome).On);
        Assert.False(results[2].Attempted);
    }

    [Fact]
    public async Task What_waits_for_a_step_that_is_under_way_is_blocked()
    {
        _scene.Shelf.Answers[Base] = new Outcome.Progressing("Creating", "AWS is at it", TimeSpan.FromSeconds(5));

        var results = await _scene.ApplyAsync(_scene.Plan());

        Assert.Equal([$"Create {Base}"], _scene.Shelf.Calls);
        Assert.IsType<Outcome.Blocked>(results[1].Outcome);
        Assert.IsType<Outcome.Blocked>(results[2].Outcome);
    }

    [Fact]
    public async Task A_refused_step_is_stalled_and_not_made()
    {
        await _scene.ApplyAsync(_scene.Plan());
        _scene.Shelf.Calls.Clear();

        var results = await _scene.WantNothing().ApplyAsync(_scene.Plan());

        Assert.Empty(_scene.Shelf.Calls);
        Assert.All(results, r => Assert.Equal("NoWarrant", Assert.IsType<Outcome.Stalled>(r.Outcome).Reason));
    }

    [Fact]
    public async Task A_resource_that_could_not_be_read_is_a_failure_not_a_success()
    {
        var world = _scene.Shelf.Observe(("Base", new("ThrottlingException", "slow down")));

        var results = await _scene.ApplyAsync(_scene.Plan(world), world: world);

        Assert.Equal("ThrottlingException", Assert.IsType<Outcome.Failed>(results[0].Outcome).Reason);
        Assert.Empty(_scene.Shelf.Calls);
    }

    [Fact]
    public async Task The_listener_hears_before_and_after_each_call()
    {
        var listener = new Recorder();

        await _scene.ApplyAsync(_scene.Plan(), listener);

        Assert.Equal(
            [$"starting {Base}", $"finished {Base}", $"starting {Box}", $"finished {Box}", $"starting {Door}", $"finished {Door}"],
            listener.Heard);
    }

    [Fact]
    public async Task A_step_the_listener_objects_to_is_not_made()
    {
        var listener = new Recorder { ObjectsTo = Box };

        await Assert.ThrowsAsync<InvalidOperationException>(() => _scene.ApplyAsync(_scene.Plan(), listener));

        Assert.Equal([$"Create {Base}"], _scene.Shelf.Calls);
    }

    private sealed class Recorder : IApplyListener
    {
        public List<string> Heard { get; } = [];

        public ResourceId? ObjectsTo { get; init; }

        public Task StartingAsync(Step step, CancellationToken cancellationToken)
        {
            Heard.Add($"starting {step.Id}");
            return step.Id == ObjectsTo ? throw new InvalidOperationException("no record, no change") : Task.CompletedTask;
        }

        public Task FinishedAsync(StepResult result, CancellationToken cancellationToken)
        {
            Heard.Add($"finished {result.Step.Id}");
            return Task.CompletedTask;
        }
    }
}
