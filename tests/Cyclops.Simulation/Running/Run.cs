using Cyclops.Model.Status;
using Cyclops.Simulation.Faults;
using Cyclops.Simulation.Scenarios;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Running;

/// <summary>Plays one scenario in one world, then lets it rest and judges how it ended.</summary>
internal sealed class Run : IDisposable
{
    /// <summary>Two resyncs and a little: one pass might undo what the other did.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(11);

    /// <summary>A resync and a little.</summary>
    private static readonly TimeSpan OneResync = TimeSpan.FromMinutes(6);

    /// <summary>A resync, and the time that a rollout takes.</summary>
    private static readonly TimeSpan Repair = TimeSpan.FromMinutes(8);

    private readonly Scenario _scenario;

    public Run(Scenario scenario, WorldSettings settings, IAdversary? adversary = null)
    {
        _scenario = scenario;
        World = new(settings, adversary);
    }

    public SimulatedWorld World { get; }

    /// <summary>Plays a scenario.</summary>
    /// <param name="keepsSites">Whether calls are kept, to plan strikes at them.</param>
    public static Outcome Play(Scenario scenario, int seed, IAdversary? adversary = null, bool keepsSites = false, bool keepsTrace = false)
    {
        var settings = (scenario.Settings ?? new()) with { Seed = seed, KeepsTrace = keepsTrace };
        using var run = new Run(scenario, settings with { KeepsOldAnswers = settings.KeepsOldAnswers || adversary is not null }, adversary);
        return run.Play(keepsSites);
    }

    public Outcome Play(bool keepsSites = false)
    {
        World.Sites = keepsSites ? [] : null;
        foreach (var (act, isLast) in _scenario.Acts.Select((a, i) => (a, i == _scenario.Acts.Count - 1)))
        {
            World.Trace.Add(0, "act", act.Name);
            World.Oracles.Acted();
            act.Do(World);
            if (World.Life is null)
            {
                World.Start();
            }

            if (act.Wait is { } wait && !isLast)
            {
                World.RunFor(wait);
            }
            else if (!Settles(act.Wait ?? TimeSpan.Zero))
            {
                break;
            }
        }

        var sites = World.Sites ?? [];
        World.Sites = null;
        if (World.Oracles.Violations.Count == 0)
        {
            Repose();
        }

        return new(
            World.Oracles.Violations,
            EndState.Of(World.View),
            sites,
            new(World.CloudCalls, World.Mutations, World.Clock.Elapsed, _recovery),
            World.Trace.Hash,
            World.Trace.Lines);
    }

    public void Dispose() => World.Dispose();

    private TimeSpan _recovery;

    private bool Settles(TimeSpan atLeast)
    {
        var start = World.Clock.Elapsed;
        World.RunFor(atLeast);

        // Whatever strikes on the way gives the controller that much longer.
        while (World.Clock.Elapsed - Max(World.LastTrouble, start) < _scenario.Bound)
        {
            if (World.Oracles.RunsHot)
            {
                return false;
            }

            if (World.RunUntil(World.IsSettled, TimeSpan.FromMinutes(1)))
            {
                var since = World.Clock.Elapsed - Max(World.LastTrouble, start);
                _recovery = since > _recovery ? since : _recovery;
                if (since > Repair && World.Oracles.LastMeddling >= start && World.LastTrouble == World.Oracles.LastMeddling)
                {
                    World.Oracles.Violated("L7", $"what somebody changed was put right after {since.TotalMinutes:0.0} min only");
                }

                return true;
            }
        }

        World.Oracles.Violated("L2", $"{_scenario.Bound.TotalMinutes:0} min after the last trouble: {World.Unsettled() ?? "the newest commit is not followed"}");
        return false;
    }

    /// <summary>Nothing more happens: nothing may change, and every status must be good.</summary>
    private void Repose()
    {
        // What is under way comes to its end; what has been made is looked at once more, and said to be well.
        World.RunFor(TimeSpan.FromMinutes(1));
        World.RunUntil(() => !Unwell().Any(), OneResync);
        World.Adversary = Peace.Instance;
        var mutations = World.Mutations;
        World.Oracles.Rests();
        World.RunFor(Rest);
        if (World.Mutations != mutations)
        {
            World.Oracles.Violated("S9", $"{World.Mutations - mutations} calls that change something although all was as wanted: {World.Oracles.LastMutation}");
        }

        if (World.Unsettled() is { } difference)
        {
            World.Oracles.Violated("L1", $"all was as wanted and did not stay so: {difference}");
        }

        foreach (var violation in Unwell())
        {
            World.Oracles.Violated("L5", violation);
        }
    }

    /// <summary>Statuses that do not say what is: all is as wanted.</summary>
    private IEnumerable<string> Unwell()
    {
        var manifests = World.Manifests(World.Git.Head!.Id);
        var wanted = manifests.Environments.Keys.Select(ObjectKey.ForEnvironment)
            .Concat(manifests.Apps.Values.SelectMany(a => a.Environments.Keys.Select(e => new ObjectKey(e, a.Name))))
            .ToList();
        foreach (var key in wanted)
        {
            var status = World.Life!.Controller.Board.Find(key);
            if (status?[ConditionType.Synced]?.Status != ConditionStatus.True || status[ConditionType.Ready]?.Status != ConditionStatus.True)
            {
                yield return $"{key} is as wanted, and its status is {Text(status)}";
            }
        }

        foreach (var left in World.Life!.Controller.Board.All.Where(s => !wanted.Contains(s.Key)))
        {
            yield return $"{left.Key} is gone, and has a status still: {Text(left)}";
        }
    }

    private static string Text(ObjectStatus? status) => status is null
        ? "not there"
        : string.Join("; ", status.Conditions.Select(c => $"{c.Type}={c.Status} {c.Reason} {c.Message}"));

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
