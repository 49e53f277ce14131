using Cyclops.Engine.Tests.Support;
using Cyclops.Model;
using Cyclops.Model.Outcomes;

namespace Cyclops.Engine.Tests.Planning;

/// <summary>What holds for any wishes and any world: each seed makes another graph over another shelf.</summary>
public sealed class PlanPropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_same_input_gives_the_same_plan_in_whatever_order_it_comes(int seed)
    {
        var one = Make(seed, shuffle: 1);
        var other = Make(seed, shuffle: 2);

        Assert.Equal(one.Plan(deletions: one.AllMayGo()), other.Plan(deletions: other.AllMayGo()));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task After_a_plan_was_carried_out_the_next_one_is_empty(int seed)
    {
        var scene = Make(seed);

        await scene.ApplyAsync(scene.Plan(deletions: scene.AllMayGo()));

        Assert.True(scene.Plan(deletions: scene.AllMayGo()).IsEmpty);
        Assert.Equal(scene.Graph.InOrder.Select(r => r.Id).Order(), scene.Shelf.Things.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_step_never_comes_before_one_it_waits_for(int seed)
    {
        var scene = Make(seed);
        var plan = scene.Plan(deletions: scene.AllMayGo());
        var places = plan.Steps.Index().ToDictionary(s => s.Item.Id, s => s.Index);

        Assert.All(plan.Steps, step => Assert.All(
            step.DependsOn.Where(places.ContainsKey),
            dependency => Assert.True(places[dependency] < places[step.Id], $"{dependency} before {step.Id}")));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Every_call_was_in_the_plan_and_every_planned_call_is_made_or_reported(int seed)
    {
        var scene = Make(seed);
        var refusing = scene.Graph.InOrder[seed % scene.Graph.InOrder.Count].Id;
        scene.Shelf.Refusing.Add(refusing);
        var plan = scene.Plan(deletions: scene.AllMayGo());

        var results = await scene.ApplyAsync(plan);

        var planned = plan.Steps.Where(s => s.Mutates).Select(s => $"{s.Verb} {s.Id}").ToList();
        Assert.All(scene.Shelf.Calls, call => Assert.Contains(call, planned));
        Assert.Equal(scene.Shelf.Calls, results.Where(r => r.Attempted).Select(r => $"{r.Step.Verb} {r.Step.Id}"));
        Assert.Equal(plan.Steps, results.Select(r => r.Step));
        Assert.All(results.Where(r => r.Step.Mutates && !r.Attempted), r => Assert.IsType<Outcome.Blocked>(r.Outcome));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Stopped_after_any_step_and_started_again_it_ends_the_same(int seed)
    {
        var whole = Make(seed);
        await whole.ApplyAsync(whole.Plan(deletions: whole.AllMayGo()));
        for (var steps = 0; steps < whole.Shelf.Calls.Count; steps++)
        {
            var scene = Make(seed);
            var plan = scene.Plan(deletions: scene.AllMayGo());
            await scene.ApplyAsync(plan with { Steps = plan.Steps.Where(s => s.Mutates).Take(steps).ToEquatableList() });

            await scene.ApplyAsync(scene.Plan(deletions: scene.AllMayGo()));

            Assert.Equal(whole.Shelf.Things, scene.Shelf.Things);
            Assert.Equal(scene.Shelf.Calls.Count, scene.Shelf.Calls.Distinct().Count());
        }
    }

    private static Scene Make(int seed, int? shuffle = null)
    {
        var random = new Random(seed);
        var scene = new Scene();
        var bases = Names(random, 3).Select(n => Scene.Id("Base", n)).ToArray();
        var boxes = Names(random, 4).Select(n => Scene.Id("Box", n)).ToArray();
        var wishes = new List<Action>();
        wishes.AddRange(bases.Select(b => Wish(b, Value(random))));
        wishes.AddRange(boxes.Select(b => Wish(b, Value(random), bases[random.Next(bases.Length)])));
        wishes.AddRange(Names(random, 4).Select(n => Wish(Scene.Id("Door", n), Value(random), boxes[random.Next(boxes.Length)])));
        var order = wishes.ToArray();
        (shuffle is { } by ? new Random(by) : random).Shuffle(order);
        foreach (var wish in order)
        {
            wish();
        }

        var there = new Random(seed + 1000);
        foreach (var kind in (string[])["Base", "Box", "Door"])
        {
            foreach (var name in Names(there, 5))
            {
                scene.Shelf.Put(Scene.Id(kind, name), Value(there));
            }
        }

        return scene;

        Action Wish(ResourceId id, string value, params ResourceId[] on) => () => scene.Want(id, value, on);
    }

    private static IEnumerable<string> Names(Random random, int atMost) =>
        Enumerable.Range(1, 1 + random.Next(atMost)).Select(i => $"n{i}");

    private static string Value(Random random) => $"v{random.Next(3)}";
}
