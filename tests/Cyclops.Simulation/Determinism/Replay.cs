using Cyclops.Simulation.Faults;
using Cyclops.Simulation.Running;
using Cyclops.Simulation.Scenarios;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Determinism;

/// <summary>One way of playing one scenario: as often as it is played, it goes the same way.</summary>
internal sealed record Replay(Scenario Scenario, int Seed, ReplayKind Kind)
{
    private const int MostStrikes = 3;

    public override string ToString() => $"{Scenario.Name}, seed {Seed}, {Kind}";

    /// <summary>Plays it.</summary>
    public Outcome Play() => Kind switch
    {
        ReplayKind.Shuffled => Run.Play(Scenario with { Settings = (Scenario.Settings ?? new WorldSettings()) with { Shuffles = true } }, Seed, keepsTrace: true),
        ReplayKind.Struck => Run.Play(Scenario, Seed, Strikes(), keepsTrace: true),
        _ => Run.Play(Scenario, Seed, keepsTrace: true),
    };

    /// <summary>A few faults at calls that the scenario makes when nothing goes wrong.</summary>
    private FaultPlan Strikes()
    {
        var sites = Run.Play(Scenario, Seed, keepsSites: true).Sites;
        var chance = new Random(Seed);
        return new([.. Enumerable.Range(0, 1 + chance.Next(MostStrikes)).Select(_ => Any(sites[chance.Next(sites.Count)], chance))]);
    }

    private static PlannedStrike Any(CallSite site, Random chance)
    {
        IReadOnlyList<PlannedStrike> all = [.. Alphabet.Crashes(site), .. Alphabet.Failures(site)];
        return all[chance.Next(all.Count)];
    }
}
