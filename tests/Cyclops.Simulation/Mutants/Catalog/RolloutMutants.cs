namespace Cyclops.Simulation.Mutants.Catalog;

/// <summary>What AWS gave up or does not take is made again and again.</summary>
internal static class RolloutMutants
{
    private const string Rollouts = "src/Cyclops.Controller/Loop/RolloutMemory.cs";
    private const string Held = "src/Cyclops.Controller/Loop/HeldChanges.cs";
    private const string Moves = "src/Cyclops.Reconcilers/EcsService/StrategyMove.cs";
    private const string Convergence = "src/Cyclops.Controller/Loop/ConvergenceMemory.cs";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(
            "failed-rollout-forgotten-by-a-commit",
            ["S21"],
            Rollouts,
            "if (failure.Fingerprint == basis.Fingerprint)",
            "if (failure.Commit == basis.Commit)",
            "Any commit, of whatever app, has a failed revision rolled out again.",
            "a rollout that fails, then a commit to another app"),
        new(
            "failed-rollout-forgotten-by-a-restart",
            ["S21"],
            Rollouts,
            "await store.SaveFailureAsync(failure, cancellationToken);",
            "await Task.CompletedTask;",
            "A failed revision is remembered in memory only.",
            "a rollout that fails, then a crash"),
        new(
            "taken-back-is-drift",
            ["S21"],
            Held,
            "if (takenBack.Count > 0)",
            "if (takenBack.Count > 1)",
            "A revision that the circuit breaker took back is rolled out again.",
            "a rollout that fails"),
        new(
            "change-that-does-not-stick-repeated",
            ["S9", "L8"],
            Convergence,
            "&& now - applied.At < hold)",
            "&& now - applied.At < TimeSpan.Zero)",
            "A change that does not stick is made at every visit.",
            "a field that something else keeps changing"),
        new(
            "back-to-rolling-from-the-second-group",
            ["S21"],
            Moves,
            "isSettled && live != shift?.AlternateTargetGroupArn",
            "isSettled && live != shift?.RoleArn",
            "A service leaves the second target group while all traffic goes there.",
            "an app that goes back to rolling after one rollout that moved its traffic"),
    ];
}
