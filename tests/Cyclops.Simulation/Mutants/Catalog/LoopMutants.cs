namespace Cyclops.Simulation.Mutants.Catalog;

/// <summary>Visits overlap, are lost, or see what is long past.</summary>
internal static class LoopMutants
{
    private const string Queue = "src/Cyclops.Controller/Queue/ReconcileQueue.cs";
    private const string Boundary = "src/Cyclops.Controller/Loop/Boundary.cs";
    private const string Visitor = "src/Cyclops.Controller/Loop/Visitor.cs";
    private const string Ledger = "src/Cyclops.Controller/Loop/LedgerListener.cs";
    private const string Controller = "src/Cyclops.Controller/Hosting/CyclopsController.cs";
    private const string Requeue = "src/Cyclops.Engine/Applying/RequeuePolicy.cs";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(
            "same-key-twice",
            ["S8", "S22"],
            Queue,
            "if (_inFlight.TryGetValue(key, out var again))",
            "if (_inFlight.TryGetValue(key, out var again) && again is not null)",
            "A key that is added while it is worked on goes to a second worker.",
            "several workers"),
        new(
            "later-visits-lost",
            ["L1", "L2", "L5", "L6"],
            Queue,
            "if (_inFlight.Remove(key, out var again) && again is { } place)",
            "if (_inFlight.Remove(key, out var again) && again is { Since.Ticks: > 0 } place)",
            "A visit that is asked for during another and due later never comes: no back-off, no second look."),
        new(
            "progress-not-watched",
            ["L1", "L2", "L5", "L6"],
            Requeue,
            "Outcome.Progressing p => p.LookAgainIn,",
            "Outcome.Progressing => null,",
            "What AWS is still at is not looked at again before the next resync."),
        new(
            "fault-ends-the-loop",
            ["L1", "L4", "L5"],
            Boundary,
            "await faulted(fault);",
            """
            await faulted(fault);
            throw;
            """,
            "A fault in one turn ends the watcher or the worker.",
            "faults of any kind"),
        new(
            "resync-in-days",
            ["L7"],
            Controller,
            "await Task.Delay(_settings.ResyncInterval * (0.9",
            "await Task.Delay(_settings.ResyncInterval * 1000 * (0.9",
            "What somebody changes by hand is found after days.",
            "drift"),
        new(
            "world-seen-once-per-head",
            ["S9", "S10", "S23", "L1", "L7"],
            Visitor,
            "var pass = await worlds.GetAsync(key.Environment, NotBefore(ticket, accepted), cancellationToken);",
            "var pass = await worlds.GetAsync(key.Environment, accepted.At, cancellationToken);",
            "A visit takes a world that was observed before the last write."),
        new(
            "no-intent-before-a-step",
            ["S22"],
            Ledger,
            "_open = await store.AppendIntentAsync(IntentOf(step), cancellationToken);",
            "await Task.CompletedTask;",
            "AWS is changed without a record of the intent."),
        new(
            "crash-leaves-intents-open",
            ["S22"],
            Controller,
            "await _store.AppendOutcomeAsync(LedgerOutcome.Interrupted(entry.Id, Clock.UtcNow), cancellationToken);",
            "",
            "A step that a crash cut short never gets an outcome.",
            "crashes"),
    ];
}
