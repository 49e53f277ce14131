namespace Cyclops.Simulation.Mutants.Catalog;

/// <summary>The branch is followed where it must not be, or not followed.</summary>
internal static class SourceMutants
{
    private const string Gate = "src/Cyclops.Controller/Sources/SnapshotGate.cs";
    private const string Watcher = "src/Cyclops.Controller/Sources/SourceWatcher.cs";
    private const string Ledger = "src/Cyclops.Controller/Loop/LedgerListener.cs";
    private const string Rewritten = "history rewritten";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(
            "rewritten-history-accepted",
            ["S3", "S24"],
            Gate,
            "return before.TreeId == head.TreeId",
            "return head.TreeId.Length > 0",
            "A head that does not come after the one before is followed.",
            Rewritten),
        new(
            "another-repository-accepted",
            ["S3", "S4", "S24"],
            Gate,
            """
            if (!before.Roots.Any(r => head.Roots.Contains(r)))
                    {
            """,
            """
            if (!before.Roots.Any(r => head.Roots.Contains(r)))
                    {
                        return null;

            """,
            "A repository with another first commit is followed as a new beginning.",
            "the repository replaced by another"),
        new(
            "accepted-head-not-saved",
            ["S3", "S24"],
            Watcher,
            "await store.SaveAcceptedHeadAsync(new(head.Id, snapshot.TreeId, facts.Roots), cancellationToken);",
            "",
            "The head that was accepted is not remembered, so that any head passes the gate.",
            Rewritten),
        new(
            "held-for-ever",
            ["L1", "L11"],
            Watcher,
            "var before = await store.FindAcceptedHeadAsync(cancellationToken);",
            """
            if (state.View.Hold is { IsPassing: false })
            {
                return;
            }

            var before = await store.FindAcceptedHeadAsync(cancellationToken);
            """,
            "Once a head was refused, no newer one is looked at.",
            "history rewritten, then mended"),
        new(
            "old-head-still-applied",
            ["S3", "S4", "S24"],
            Ledger,
            "if (now.Accepted?.TreeId != accepted.TreeId ||",
            "if (now.Accepted is null ||",
            "A visit under way goes on with manifests that are not followed any more.",
            "a commit during a visit"),
    ];
}
