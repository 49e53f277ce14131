using Cyclops.Simulation.Faults;
using Cyclops.Simulation.Honesty;
using Cyclops.Simulation.Oracles;
using Cyclops.Simulation.Randomness;
using Cyclops.Simulation.Scenarios;

namespace Cyclops.Simulation.Running;

/// <summary>Every violation that was found, by the run that showed it.</summary>
internal static class Regressions
{
    private const int Seed = 1;

    public static IReadOnlyList<Regression> All { get; } =
    [
        Story("a service that drains is in no listing: its rule, target group and logs went before its tasks", "delete"),
        Story("a record was made before the rule that serves its host", "hosts-change"),
        Story("a record of a host that was dropped found no warrant and stayed for ever", "hosts-change"),
        Story("a host was routed to two apps while it changed hands, and the hand-over took five minutes", "host-handover"),
        Story("a service removed by hand passed for a rollout that AWS took back and was never made again", "gone-service"),
        Story("an interrupted creation left another tag than an undisturbed one", "create-minimal", "CrashBefore@38"),
        Story("a change of DNS records without an answer held up the zone for ever", "create-minimal", "Hangs@45"),
        Story("an app was called synced though what it no longer wanted could not be looked for", "hosts-to-none", "EmptyBody*3@137"),
        Story("the SDK sent the deletion of a record again, half a minute later, after a newer commit wanted it", "delete-and-add-again-after-0s", "Hangs@142"),
        Story("a rule made from an earlier commit was taken as it was: records came before the rule served their hosts", "hosts-change", "Stale@91"),
        Story("a rollout that AWS took back was tried again when other fields had been changed with it", "failed-rollout-is-removed", "NoItems@124"),
        Chance("an empty answer was read as a mistake of ours", 2),
        Chance("an empty listing of rules, stacks or records was believed", 1),
        Chance("an answer without a body was read as a listing without an item", 18),
        Chance("what is upstream was deleted though its dependants could not be read", 16),
        Chance("a later page of records came back empty and was believed; the record that was left then found no warrant", 592),
        Chance("a rollout that AWS took back before anybody looked was tried once more", 762),
        Diff("apply sent a change of a stack again and again that AWS took back", 24),
        Chance("a listing of log groups failed as a whole when one of them had just gone", 44),
    ];

    private static Regression Story(string name, string scenario, params string[] strikes) => new(
        name,
        () => [.. ReferenceRun.Of(Catalog.Find(scenario), Seed)
            .Judge(new(Catalog.Find(scenario), Seed, [.. strikes.Select(PlannedStrike.Parse)], []))
            .Select(f => f.Violation)]);

    private static Regression Diff(string name, int seed) => new(
        name,
        () => [.. HonestySuite.Again(seed, TextWriter.Null).Violations.Select(v => new Violation("S16", v, TimeSpan.Zero))]);

    private static Regression Chance(string name, int seed) => new(name, () => RandomSuite.Play(seed, (10, 50)).Violations);
}
