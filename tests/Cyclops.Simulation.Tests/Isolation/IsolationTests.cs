using Cyclops.LocalCloud.Faults;
using Cyclops.Model;
using Cyclops.Model.Status;
using Cyclops.Simulation.Oracles;
using Cyclops.Simulation.Scenarios;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Tests.Isolation;

/// <summary>L4: what is wrong with one app is not felt by another. L11: it is said at once, and goes on at once when it is mended.</summary>
public sealed class IsolationTests
{
    private static readonly ObjectKey Beta = new("staging", "beta");
    private static readonly ObjectKey[] Others = [new("staging", "alpha"), new("staging", "gamma")];
    private static readonly TimeSpan OnePass = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("manifest")]
    [InlineData("denied")]
    [InlineData("server error")]
    public void L4_a_poisoned_app_costs_others_no_more_than_twice_the_time(string poison)
    {
        var alone = TimeOfOthers(_ => { });

        var beside = TimeOfOthers(w => Poison(w, poison));

        Assert.InRange(beside, TimeSpan.Zero, alone * 2);
    }

    [Theory]
    [InlineData("denied")]
    [InlineData("manifest")]
    public void L11_what_is_stuck_says_so_within_a_pass_and_goes_on_within_one(string poison)
    {
        using var world = Ready();
        world.Start();
        Assert.True(world.RunUntil(() => IsThere(world, Beta), TimeSpan.FromMinutes(30)), Text(world));
        Poison(world, poison);
        world.Git.Commit("beta changes", f => f["manifests/apps/beta/app.yaml"] = f["manifests/apps/beta/app.yaml"].Replace("web:1", "web:2", StringComparison.Ordinal));

        var isSaid = world.RunUntil(() => world.Oracles.Statuses.GetValueOrDefault(Beta)?[ConditionType.Degraded]?.Status == ConditionStatus.True, OnePass);
        world.RunFor(OnePass * 2);
        Mend(world, poison);
        var isMended = world.RunUntil(() => IsThere(world, Beta), OnePass);

        Assert.True(isSaid, "nothing says that beta is stuck");
        Assert.True(isMended, $"beta does not go on: {Text(world)}");
        Assert.Empty(world.Oracles.Violations);
    }

    private static TimeSpan TimeOfOthers(Action<SimulatedWorld> poison)
    {
        using var world = Ready();
        poison(world);
        world.Start();
        Assert.True(world.RunUntil(() => Array.TrueForAll(Others, o => IsThere(world, o)), TimeSpan.FromMinutes(30)), Text(world));
        Assert.Empty(world.Oracles.Violations);
        return world.Clock.Elapsed;
    }

    private static SimulatedWorld Ready()
    {
        var world = new SimulatedWorld(new WorldSettings { Seed = 7 });
        world.Git.Commit("three apps", f => f.Base().App("alpha").App("beta").App("gamma"));
        return world;
    }

    private static void Poison(SimulatedWorld world, string how)
    {
        switch (how)
        {
            case "manifest":
                world.Git.Commit("beta is wrong", f => f.App("beta", spec: "replicas: many"));
                break;
            case "denied":
                world.Cloud.Faults.Add(new Fault { Operation = "ecs:RegisterTaskDefinition", Code = "AccessDeniedException", Status = 400, Containing = "acme-staging-beta", Times = int.MaxValue });
                break;
            default:
                world.Cloud.Faults.Add(new Fault { Operation = "ecs:CreateService", Containing = "beta", Times = int.MaxValue });
                break;
        }
    }

    private static void Mend(SimulatedWorld world, string how)
    {
        world.Cloud.Faults.Clear();
        if (how == "manifest")
        {
            world.Git.Commit("beta is right", f => f.App("beta", "web:2"));
        }
    }

    private static bool IsThere(SimulatedWorld world, ObjectKey app) =>
        world.View.OfKind(CloudView.Service).Any() && !Expectations.Of(world.Manifests(world.Git.Head!.Id), world.View, world.Clock.UtcNow, app).Any();

    private static string Text(SimulatedWorld world) => string.Join("; ", world.Oracles.Statuses.Values.SelectMany(s => s.Conditions.Select(c => $"{s.Key} {c.Type}={c.Status} {c.Message}")));
}
