namespace Cyclops.Simulation.Mutants.Catalog;

/// <summary>What people change by hand in stacks is looked for too often, too seldom, or in vain.</summary>
internal static class DriftMutants
{
    private const string Schedule = "src/Cyclops.Controller/Loop/DriftSchedule.cs";
    private const string Reader = "src/Cyclops.Reconcilers/EnvironmentStack/StackDriftReader.cs";
    private const string Drifting = "somebody changes what a stack holds";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(
            "drift-looked-for-too-soon",
            ["S28"],
            Schedule,
            ".Where(d => d?.Last <= clock.UtcNow - every)",
            ".Where(d => d is not null)",
            "AWS is asked to look for drift though it has just looked.",
            Drifting),
        new(
            "drift-looked-for-at-each-pass",
            ["S28"],
            Schedule,
            "asked[due.Id] = clock.Now;",
            "asked[due.Id] = clock.Now - every;",
            "AWS is asked to look for drift again while it has not told of the last look.",
            Drifting),
        new(
            "drift-of-one-stack-only",
            ["L13"],
            Schedule,
            "            .OrderBy(d => d!.Last)",
            "            .Where(d => d!.Id.Name == \"cluster\").OrderBy(d => d!.Last)",
            "One stack is looked at, and no other.",
            Drifting),
        new(
            "drift-unseen",
            ["L13"],
            Reader,
            "if (!stack.Drift.HasDrifted)",
            "if (stack.Name.Length > 0)",
            "What AWS found is not said.",
            Drifting),
    ];
}
