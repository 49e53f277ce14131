using Cyclops.LocalCloud.Options;
using Cyclops.Model.Plans;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Honesty;

/// <summary>One world in which what diff shows is compared with what is done, again and again.</summary>
internal static class HonestWorld
{
    /// <summary>In every so many worlds environments have more than a cluster: databases, caches, mail.</summary>
    private const int WithParts = 3;

    /// <param name="seed">Decides everything.</param>
    /// <param name="count">Comparisons to make; the first thing that is wrong ends it, as what follows may be wrong for that alone.</param>
    /// <param name="applies">Whether the command line does it rather than the controller.</param>
    /// <param name="trace">Told all that happened; null: nobody asks.</param>
    /// <param name="authorization">Policies by which callers are judged; null: everybody may do everything.</param>
    /// <param name="ended">Given the world as it is at the end; null: nobody asks.</param>
    public static WorldReport Run(
        int seed,
        int count,
        bool applies,
        TextWriter? trace = null,
        AuthorizationOptions? authorization = null,
        Action<SimulatedWorld>? ended = null)
    {
        var chance = new Random(seed);
        using var world = new SimulatedWorld(new WorldSettings { Seed = seed, KeepsTrace = trace is not null, Authorization = authorization });
        using var look = new DiffLook(world);
        var wishes = new RandomWishes(chance, seed % WithParts == 1 ? new Random(~seed) : null);
        var drift = new RandomDrift(world, chance);
        Doer doer = applies ? new ApplyDoer(world, look) : new ControllerDoer(world, chance);
        var violations = new List<string>();
        var oracles = world.Oracles;
        var (comparisons, steps, refused) = (0, 0, 0);
        for (; comparisons < count && violations.Count + oracles.Violations.Count == 0; comparisons++)
        {
            doer.Before();
            if (comparisons > 0)
            {
                drift.Strike();
                wishes.Change();
            }

            var commit = world.Git.Commit($"state {comparisons}", wishes.Write, chance.Next(4) == 0 ? 6 : null);
            var shown = look.Show(commit, violations);
            foreach (var step in trace is null ? [] : shown.Where(s => s.Verb != Verb.Keep || s.Refusal is not null))
            {
                world.Trace.Add(0, "shown", $"{MadeStep.Of(step)} {step.Refusal}");
            }

            var made = doer.Do(commit, shown, violations);
            violations.AddRange(new Comparison(shown, doer.Undone()).Differences(made));
            steps += shown.Count(s => s.Mutates);
            refused += shown.Count(s => s.Refusal is not null);
        }

        foreach (var line in world.Trace.Lines)
        {
            trace?.WriteLine(line);
        }

        ended?.Invoke(world);
        var where = $"seed {seed}{(applies ? ", apply" : "")}, comparison {comparisons}";
        return new(
            comparisons,
            steps,
            refused,
            [.. violations.Select(v => $"violation S16 {where}: {v}"), .. oracles.Violations.Select(v => $"violation {v.Id} {where}: {v.Text}")]);
    }
}
